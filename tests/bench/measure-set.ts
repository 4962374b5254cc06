import { benchSequence } from './bench-sequence.js';
import type { Method } from './method.js';
import { motionPairs } from './metrics/motion-pairs.js';
import type { FlowBetween } from './metrics/motion-pairs.js';
import { meanQuality, measureQuality } from './quality.js';
import type { Quality } from './quality.js';
import { loadSequence } from './sets/sequence-file.js';
import type { SequenceSet } from './sets/sequence-set.js';

/** One row of the table. */
export interface MethodQuality {
  readonly id: string;
  readonly label: string;
  readonly quality: Quality;
}

/** The ground truth as if a method had made it: what the temporal figures are for a perfect result. */
const TRUTH: Method = {
  id: 'truth',
  label: 'ground truth',
  relight: (sequence) => Promise.resolve(sequence.truth),
  gains: () => Promise.resolve(null),
};

/** Runs all methods over a set. `report` hears of each sequence of the development set alone: nobody tunes on the frozen one. */
export async function measureSet(
  set: SequenceSet,
  methods: readonly Method[],
  options: { readonly flow: FlowBetween; readonly cacheFolder: string; readonly report: (line: string) => void },
): Promise<readonly MethodQuality[]> {
  const rows = [...methods, TRUTH].map((method) => ({ method, parts: [] as Quality[] }));
  for (const entry of set.sequences) {
    const sequence = benchSequence(entry, loadSequence(entry, options.cacheFolder));
    const pairs = motionPairs(sequence.input, options.flow);
    for (const { method, parts } of rows) {
      const quality = await measureQuality(method, sequence, pairs);
      parts.push(quality);
      if (set.name === 'development' && method === methods[0]) {
        options.report(
          `  ${entry.id}: r ${quality.r.toFixed(3)}, r_fg ${quality.rForeground.toFixed(3)}, PSNRc ${quality.psnrc.toFixed(2)} dB`,
        );
      }
    }
  }
  return rows.map(({ method, parts }) => ({ id: method.id, label: method.label, quality: meanQuality(parts) }));
}
