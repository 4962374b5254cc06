/** What frames a sequence of ids. */
export interface SequenceFrame {
  /** What begins a sequence. */
  readonly start: number;
  /** What ends a sequence and fills it up. */
  readonly end: number;
  /** Ids in a sequence, start and end included; 77 for CLIP. */
  readonly tokens: number;
}

/** One sequence with as much of the text as fits; what the video model reads. */
export function truncatedIds(ids: readonly number[], frame: SequenceFrame): readonly number[] {
  return framed(ids.slice(0, frame.tokens - 2), frame);
}

/**
 * The whole text in sequences of `tokens`, 75 ids of text in each of 77, and one sequence for an empty text; what IC-Light reads
 * (light-a-video.md 2.2).
 */
export function chunkedIds(ids: readonly number[], frame: SequenceFrame): readonly (readonly number[])[] {
  const length = frame.tokens - 2;
  const count = Math.max(1, Math.ceil(ids.length / length));
  return Array.from({ length: count }, (_, i) => framed(ids.slice(i * length, (i + 1) * length), frame));
}

function framed(ids: readonly number[], { start, end, tokens }: SequenceFrame): readonly number[] {
  return [start, ...ids, ...Array<number>(tokens - 1 - ids.length).fill(end)];
}
