import { kelvinToRgb } from './kelvin.js';
import type { Keyed } from './keyframes.js';
import { mapKeys } from './keyframes.js';
import { lightColor, type LightColor } from './light-color.js';
import type { LightPhrase, LinkedAim } from './light-phrases.js';
import type { LightQuality } from './looks.js';

const WARM_KELVIN = 3200;
const COOL_KELVIN = 8500;

/** One light that the words ask for; `color` null keeps the colour there is. */
export interface LightSpec {
  readonly color: ColorChange | null;
  readonly aims: readonly LinkedAim[];
  readonly qualities: readonly LightQuality[];
  /** The light of a named look, whose place it keeps unless it is aimed. */
  readonly look: boolean;
}

export type ColorChange = LightColor | 'warm' | 'cool';

/**
 * The lights of a prompt's key phrases: one for each colour of a phrase with several ("red and blue neon light"), one for
 * each phrase when several name colours of their own ("warm light from the left, blue light from the right"), otherwise
 * a single one that gathers what all phrases say.
 */
export function lightSpecs(phrases: readonly LightPhrase[]): readonly LightSpec[] {
  const colored = phrases.filter((phrase) => colorsOf(phrase).length > 0);
  const split = colored.flatMap((phrase) => {
    const colors = colorsOf(phrase);
    if (colors.length === 1) return [spec(phrase, colors[0], phrase.aims)];
    return colors.map((color, index) => ({ ...spec(phrase, color, phrase.aims.slice(index, index + 1)), look: false }));
  });
  const distinct = new Set(split.map(({ color }) => JSON.stringify(color)));
  if (distinct.size > 1) return withLeftovers(split, phrases);
  return [gathered(phrases)];
}

function colorsOf({ colors, tints }: LightPhrase): readonly ColorChange[] {
  if (colors.length > 0) return colors.map((rgb) => ({ rgb }));
  return tints.slice(0, 1).map((tint) => (typeof tint === 'number' ? { kelvin: tint } : tint));
}

function spec(phrase: LightPhrase, color: ColorChange | null, aims: readonly LinkedAim[]): LightSpec {
  return { color, aims, qualities: phrase.qualities, look: phrase.looks.length > 0 };
}

function gathered(phrases: readonly LightPhrase[]): LightSpec {
  return {
    color: phrases.flatMap(colorsOf).at(-1) ?? null,
    aims: phrases.find(({ aims }) => aims.length > 0)?.aims ?? [],
    qualities: phrases.flatMap(({ qualities }) => qualities),
    look: phrases.some(({ looks }) => looks.length > 0),
  };
}

/** What phrases without a colour say ("soft light, from above") goes to the first light. */
function withLeftovers(specs: readonly LightSpec[], phrases: readonly LightPhrase[]): readonly LightSpec[] {
  const rest = gathered(phrases.filter((phrase) => colorsOf(phrase).length === 0));
  const [first, ...others] = specs;
  const aims = first.aims.length > 0 ? first.aims : rest.aims;
  return [{ ...first, aims, qualities: [...first.qualities, ...rest.qualities] }, ...others];
}

/** The colour after a change: warm and cool take a temperature there, never back, and tint a coloured light. */
export function changedColor(color: Keyed<LightColor>, change: ColorChange): Keyed<LightColor> {
  if (typeof change === 'object') return mapKeys(color, () => change);
  const kelvin = change === 'warm' ? WARM_KELVIN : COOL_KELVIN;
  return mapKeys(color, (old) => {
    if ('kelvin' in old) return { kelvin: change === 'warm' ? Math.min(old.kelvin, kelvin) : Math.max(old.kelvin, kelvin) };
    const [r, g, b] = lightColor(old);
    const tint = kelvinToRgb(kelvin);
    return { rgb: [r * tint[0], g * tint[1], b * tint[2]] };
  });
}
