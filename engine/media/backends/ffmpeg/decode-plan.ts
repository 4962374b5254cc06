import type { FrameIndex } from '../../frame-index.js';

/** One run of ffmpeg: where it starts to decode and which frames it hands out. */
export interface DecodeRun {
  /** Frame to seek to, or null to read from the start. */
  readonly key: number | null;
  readonly frames: readonly number[];
}

/** A new process and a seek cost about as much as decoding this many frames. */
const WORTH_A_SEEK = 24;

/** Frames of one run at most: each stretch of them is a term of a filter expression. */
const LONGEST_LIST = 100;

/** Cuts the wanted frames into runs, so that long stretches which nobody wants are jumped over. */
export function decodePlan(wanted: readonly number[], index: FrameIndex): readonly DecodeRun[] {
  const runs: { readonly key: number | null; readonly frames: number[] }[] = [];
  let stretches = 0;
  for (const frame of wanted) {
    const run = runs.at(-1);
    const last = run?.frames.at(-1) ?? -1;
    const key = index.pts === null ? 0 : index.keyframeBefore(frame);
    const adjacent = frame === last + 1;
    if (run && key <= last + WORTH_A_SEEK && (adjacent || stretches < LONGEST_LIST)) {
      run.frames.push(frame);
      if (!adjacent) stretches += 1;
    } else {
      runs.push({ key: key === 0 ? null : key, frames: [frame] });
      stretches = 1;
    }
  }
  return runs;
}

/** A `select` expression that is true for the run's frames: by time, or by count where the file gives no times. */
export function selectExpression(frames: readonly number[], index: FrameIndex): string {
  const terms: string[] = [];
  for (let i = 0; i < frames.length;) {
    let end = i;
    while (end + 1 < frames.length && frames[end + 1] === frames[end] + 1) end += 1;
    const value = (frame: number): number => index.pts?.[frame] ?? frame;
    terms.push(`between(${index.pts === null ? 'n' : 'pts'},${value(frames[i])},${value(frames[end])})`);
    i = end + 1;
  }
  return terms.join('+');
}
