import type { EncodeOptions, Rational, VideoFrame } from './media-backend.js';

/** Ticks per second for frames that keep their own times: a hundredth of a millisecond's error at most. */
const FINE_TICKS = 90_000;

/** Gives each frame its time in the written file, from 0, in ticks of `timeBase`. */
export interface EncodeClock {
  readonly timeBase: Rational;
  /** Ticks that a frame is shown for, at the constant rate. */
  readonly duration: number;
  tick(frame: VideoFrame): number;
}

/** One tick per frame at a constant rate; otherwise fine ticks, the frames' times counted from the first one written. */
export function encodeClock({ frameRate, variableRate }: EncodeOptions): EncodeClock {
  if (!variableRate) {
    let count = 0;
    return { timeBase: { num: frameRate.den, den: frameRate.num }, duration: 1, tick: () => count++ };
  }
  let start: number | null = null;
  let last = -1;
  return {
    timeBase: { num: 1, den: FINE_TICKS },
    duration: Math.max(1, Math.round((FINE_TICKS * frameRate.den) / frameRate.num)),
    tick({ time }) {
      start ??= time;
      // Times rise; two that fall into one tick are kept apart, as a movie cannot show two frames at once.
      last = Math.max(last + 1, Math.round((time - start) * FINE_TICKS));
      return last;
    },
  };
}
