/** Frames of a project per second, exactly. */
export interface FrameRate {
  readonly num: number;
  readonly den: number;
}

/** An MLT time, `123` frames or `[hh:][mm:]ss[.mmm]`, as whole frames of the project; null for anything else. */
export function framesOf(text: string, rate: FrameRate): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const clock = /^(?:(?:(\d+):)?(\d+):)?(\d+(?:[.,]\d+)?)$/.exec(text);
  if (clock === null) return null;
  const seconds = Number(clock[1] ?? 0) * 3600 + Number(clock[2] ?? 0) * 60 + Number(clock[3].replace(',', '.'));
  return Math.round((seconds * rate.num) / rate.den);
}
