import { NEUTRAL_RIG, type LightRig } from './light-rig.js';
import { applyQuality } from './apply-quality.js';
import { LOOKS, type Look, type LookId } from './looks.js';

/** A look and the words that named it. */
export interface NamedLook {
  readonly look: LookId;
  readonly text: string;
}

/**
 * Lights a rig with the looks of a prompt. The look of highest rank, the first among equals, lights the scene and names
 * lights, ambient, veil, exposure and shadow; patterns lie over any light; what else a lower look brings (an overcast
 * sky its softness, a night its darkness) is added, and one that brings nothing is named in a warning.
 */
export function applyLooks(rig: LightRig, named: readonly NamedLook[]): { readonly rig: LightRig; readonly warnings: readonly string[] } {
  const looks = named.filter(({ look }, index) => named.findIndex((other) => other.look === look) === index);
  if (looks.length === 0) return { rig, warnings: [] };
  const winner = looks.reduce((best, next) => (lookOf(next).rank > lookOf(best).rank ? next : best));
  const lit = rig.lights !== NEUTRAL_RIG.lights;
  const onlyPattern = lookOf(winner).patch.gobo !== undefined;
  let out = onlyPattern && lit ? rig : { ...rig, ...FRESH, ...lookOf(winner).patch };
  const warnings: string[] = [];
  for (const loser of looks) {
    const { patch, also } = lookOf(loser);
    if (patch.gobo !== undefined) out = { ...out, gobo: patch.gobo };
    else if (loser !== winner && also !== undefined) out = applyQuality(out, also);
    else if (loser !== winner) warnings.push(`Prompt: "${loser.text}" gives way to "${winner.text}"`);
  }
  return { rig: out, warnings };
}

/** What a look always names. */
const FRESH = { veil: NEUTRAL_RIG.veil, exposure: NEUTRAL_RIG.exposure, shadow: NEUTRAL_RIG.shadow };

function lookOf({ look }: NamedLook): Look {
  return LOOKS[look];
}
