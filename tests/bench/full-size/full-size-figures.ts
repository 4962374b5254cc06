import { QUALITIES, type Quality } from '@relight/proto/quality.js';
import { countOperations, type OperationCounts } from './count-operations.js';
import type { PeerFacts } from './peer.js';
import type { OperationName, StepRecord } from './step-messages.js';

/** One evaluation that the peer repeated. */
export interface Comparison {
  readonly what: OperationName;
  readonly size: number;
  /** Frames of it that the peer did. */
  readonly frames: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Relative RMS difference of our result from the peer's. */
  readonly difference: number;
}

/** All that was measured. */
export interface Measured {
  readonly frames: number;
  readonly provider: string;
  readonly attention: string;
  readonly threads: number;
  readonly openSeconds: number;
  readonly steps: readonly StepRecord[];
  readonly peer: PeerFacts | null;
  readonly comparisons: readonly Comparison[];
  /** What the peer did not do, and why. */
  readonly skipped: readonly string[];
}

/** One kind of evaluation at one size: seconds per frame (and guidance stream), medians. */
export interface OperationFigures {
  readonly what: OperationName;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peerSeconds: number | null;
  /** The peer's time over ours: above 1 we are faster. */
  readonly ratio: number | null;
  /** The worst of the comparisons. */
  readonly difference: number | null;
}

export interface SizeFigures {
  readonly size: number;
  readonly repeats: number;
  readonly stepSeconds: number;
  /** Of the step's seconds those outside ONNX Runtime, in [0, 1]. */
  readonly outside: number;
  readonly privateBytes: number | null;
  readonly mappedBytes: number | null;
  readonly operations: readonly OperationFigures[];
  /** The peer's time for all evaluations of a step over ours; null where it did not do them all. */
  readonly ratio: number | null;
}

/** What a whole clip takes: counted evaluations times measured seconds. */
export interface ClipFigures {
  readonly quality: Quality;
  readonly counts: OperationCounts;
  /** At each size, in the sizes' order. */
  readonly seconds: readonly number[];
  /** Of reference's seconds, in the sizes' order. */
  readonly shares: readonly number[];
}

/** Guidance streams in one evaluation as the step runs them: IC-Light's come one by one. */
const STREAMS: Readonly<Record<OperationName, number>> = { video: 2, light: 1, decode: 1, encode: 1 };
const NAMES: readonly OperationName[] = ['video', 'light', 'decode', 'encode'];

/** The figures of each size. */
export function sizeFigures({ steps, comparisons }: Measured): readonly SizeFigures[] {
  const sizes = [...new Set(steps.map(({ size }) => size))];
  return sizes.map((size) => {
    const records = steps.filter((step) => step.size === size);
    const compared = comparisons.filter((comparison) => comparison.size === size);
    const done = records.flatMap((step) => step.operations);
    const operations = NAMES.map((what) => operationFigures(what, done, compared));
    const weigh = (value: (figures: OperationFigures) => number | null): number =>
      operations.reduce((sum, figures) => {
        const perStep = (records[0]?.operations ?? []).filter((each) => each.what === figures.what);
        return sum + (value(figures) ?? NaN) * perStep.reduce((frames, each) => frames + each.frames * STREAMS[each.what], 0);
      }, 0);
    const ratio = weigh(({ peerSeconds }) => peerSeconds) / weigh(({ seconds }) => seconds);
    return {
      size,
      repeats: records.length,
      stepSeconds: median(records.map(({ seconds }) => seconds)),
      outside: median(records.map(({ seconds, runSeconds, loadSeconds }) => 1 - (runSeconds + loadSeconds) / seconds)),
      privateBytes: highest(records.map(({ memory }) => memory?.private ?? null)),
      mappedBytes: highest(records.map(({ memory }) => memory?.mapped ?? null)),
      operations,
      ratio: Number.isNaN(ratio) ? null : ratio,
    };
  });
}

function operationFigures(what: OperationName, done: StepRecord['operations'], compared: readonly Comparison[]): OperationFigures {
  const own = done.filter((each) => each.what === what);
  const peers = compared.filter((each) => each.what === what);
  const per = (value: 'seconds' | 'cpuSeconds', list: readonly { frames: number; seconds: number; cpuSeconds: number }[]): number =>
    median(list.map((each) => each[value] / (each.frames * STREAMS[what])));
  const seconds = per('seconds', own);
  const peerSeconds = peers.length === 0 ? null : per('seconds', peers);
  return {
    what,
    seconds,
    cpuSeconds: per('cpuSeconds', own),
    peerSeconds,
    ratio: peerSeconds === null ? null : peerSeconds / seconds,
    difference: highest(peers.map(({ difference }) => difference)),
  };
}

/** Each quality's product for a clip of `frames` frames. */
export async function clipFigures(sizes: readonly SizeFigures[], frames: number): Promise<readonly ClipFigures[]> {
  const all = await Promise.all(
    QUALITIES.map(async (quality) => {
      const counts = await countOperations(quality, frames);
      const seconds = sizes.map(({ operations }) => operations.reduce((sum, each) => sum + counts[each.what] * each.seconds, 0));
      return { quality, counts, seconds };
    }),
  );
  const reference = all.find(({ quality }) => quality === 'reference')?.seconds ?? [];
  return all.map((each) => ({ ...each, shares: each.seconds.map((seconds, at) => seconds / reference[at]) })).reverse();
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}

function highest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}
