import type { MediaInfo, Rational } from './media-backend.js';

/** What spooled frames are; the part of MediaInfo that a client knows. */
export type SpoolHeader = Pick<
  MediaInfo,
  'width' | 'height' | 'rotation' | 'pixelAspect' | 'frameRate' | 'frames' | 'timestamps' | 'hasAlpha'
> & {
  readonly transfer: string | null;
  readonly primaries: string | null;
};

/** The header from its JSON text, or null when it is none. */
export function parseSpoolHeader(text: string): SpoolHeader | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const fields = fieldsOf(value);
  const [width, height, frames] = [count(fields.get('width')), count(fields.get('height')), count(fields.get('frames'))];
  const [pixelAspect, frameRate] = [rational(fields.get('pixelAspect')), rational(fields.get('frameRate'))];
  const rotation = ([0, 90, 180, 270] as const).find((degrees) => degrees === fields.get('rotation'));
  const timestamps = numbers(fields.get('timestamps'));
  if (width === null || height === null || frames === null || pixelAspect === null || frameRate === null || rotation === undefined)
    return null;
  if (timestamps !== null && timestamps.length !== frames) return null;
  const [transfer, primaries] = [words(fields.get('transfer')), words(fields.get('primaries'))];
  return {
    width,
    height,
    rotation,
    pixelAspect,
    frameRate,
    frames,
    timestamps,
    hasAlpha: fields.get('hasAlpha') === true,
    transfer,
    primaries,
  };
}

function fieldsOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}

function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : null;
}

function rational(value: unknown): Rational | null {
  const fields = fieldsOf(value);
  const [num, den] = [count(fields.get('num')), count(fields.get('den'))];
  return num === null || den === null ? null : { num, den };
}

function numbers(value: unknown): readonly number[] | null {
  return Array.isArray(value) ? value.map(Number) : null;
}

function words(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
