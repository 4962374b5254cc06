import { RelightError } from '@relight/proto/relight-error.js';

/** What a number on the command line must be; both limits are included. */
export interface NumberLimits {
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
}

/** A finite number in plain decimal notation. Throws `invalid-argument` naming flag, value and what is wanted. */
export function parseNumber(flag: string, text: string, limits: NumberLimits): number {
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : NaN;
  const fits = value >= limits.min && value <= limits.max && (limits.whole !== true || Number.isInteger(value));
  if (!fits) throw new RelightError('invalid-argument', `Cannot use ${flag} "${text}": ${wanted(limits)} is wanted`);
  return value;
}

/** Keyframes as `frame:value,frame:value`, frames rising. Throws like `parseNumber`. */
export function parseKeyframes(flag: string, text: string, limits: NumberLimits): readonly (readonly [number, number])[] {
  const keys = text.split(',').map((pair) => {
    const [frame = '', value = ''] = pair.split(':');
    return [parseNumber(flag, frame, { min: 0, max: 1e9, whole: true }), parseNumber(flag, value, limits)] as const;
  });
  if (keys.some(([frame], at) => at > 0 && frame <= keys[at - 1][0])) {
    throw new RelightError('invalid-argument', `Cannot use ${flag} "${text}": keyframes "frame:value,..." with rising frames are wanted`);
  }
  return keys;
}

/** A zero-based inclusive range `A-B`, or `A-` to the end. Throws `invalid-argument`. */
export function parseRange(text: string): { readonly first: number; readonly last: number | null } {
  const match = /^(\d{1,9})-(\d{0,9})$/.exec(text.trim());
  const first = Number(match?.[1]);
  const last = match?.[2] === '' ? null : Number(match?.[2]);
  if (match === null || (last !== null && last < first)) {
    throw new RelightError('invalid-argument', `Cannot use --range "${text}": first and last frame, such as 0-47, are wanted`);
  }
  return { first, last };
}

function wanted({ min, max, whole }: NumberLimits): string {
  const kind = whole === true ? 'a whole number' : 'a number';
  return Number.isFinite(min) && Number.isFinite(max) ? `${kind} in [${min}, ${max}]` : kind;
}
