import type { FrameIndex } from '../../frame-index.js';

/**
 * Tells by presentation time which pictures of a file with none that refer to others need not be decoded: those nobody wants on
 * the way to the next wanted one, if it is at most `reach` frames away. Across a longer gap the reader jumps instead.
 */
export function needlessPictures(wanted: readonly number[], index: FrameIndex, reach: number): (pts: number) => boolean {
  const needless = new Set<number>();
  wanted.forEach((frame, i) => {
    const from = Math.max(i === 0 ? 0 : wanted[i - 1] + 1, frame - reach);
    for (let skipped = from; skipped < frame; skipped += 1) needless.add(skipped);
  });
  return (pts) => needless.has(index.indexOf(pts));
}
