import type { ClipConstants } from '../../interfaces/image-relighter.js';
import type { Rgb, Vec3 } from '../../interfaces/light.js';
import { ModelError } from '../../model-error.js';

/** What pass 1 fixes for the whole clip, so that no frame has an exposure or a white of its own. */
export interface LiteConstants {
  /** Factor k that gives the relit clip the source's mean luminance. */
  readonly exposure: number;
  /** Median of the old light's logarithm per channel: what delighting levels to. */
  readonly medianLogShading: Rgb;
  /** Logarithm of the old light's colour, without luminance: what white balance removes a share of. */
  readonly cast: Rgb;
  /** Mean place of the foreground in half sides: X right, Y up, depth; what a gobo is centred on. */
  readonly subject: Vec3;
}

/** As plain JSON for the recipe. */
export function toClipConstants(constants: LiteConstants): ClipConstants {
  return { ...constants };
}

/** Back from a recipe. Throws ModelError `broken` naming the constant that is not what it must be. */
export function fromClipConstants(constants: ClipConstants): LiteConstants {
  const { exposure } = constants;
  if (typeof exposure !== 'number' || !(exposure > 0) || !Number.isFinite(exposure)) {
    throw new ModelError('broken', `Constant "exposure" is ${JSON.stringify(exposure)}: a number above 0 is wanted`);
  }
  return {
    exposure,
    medianLogShading: triple(constants, 'medianLogShading'),
    cast: triple(constants, 'cast'),
    subject: triple(constants, 'subject'),
  };
}

function triple(constants: ClipConstants, name: 'medianLogShading' | 'cast' | 'subject'): Rgb {
  const value = constants[name];
  if (typeof value === 'object' && value.length === 3 && value.every(Number.isFinite)) return [value[0], value[1], value[2]];
  throw new ModelError('broken', `Constant "${name}" is ${JSON.stringify(value)}: three numbers are wanted`);
}
