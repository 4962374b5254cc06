import { assembleModel, LITE_REQUEST } from '@relight/engine/assemble.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createBaselines } from './baselines/index.js';
import type { BenchPart } from './bench-part.js';
import { createEngineMethod } from './engine-method.js';
import { createFlowBetween } from './flow-between.js';
import { measureSet } from './measure-set.js';
import { LEGEND, qualityTable } from './quality-table.js';
import type { SequenceSet } from './sets/sequence-set.js';

/** The shipped default beside the baselines, on both sets, in one run. */
export const benchQuality: BenchPart = async ({ root, quick, report }) => {
  const model = await assembleModel(LITE_REQUEST, new AbortController().signal);
  if (model.weightsSha256 === null) report('The weights of "lite" are not there: the default below runs on flat normals');
  const methods = [await createEngineMethod('lite', 'relight lite', model), ...(await createBaselines())];
  const flow = await createFlowBetween();
  const sets: Record<string, unknown> = {};
  const tables: string[] = [];
  for (const name of ['development', 'frozen'] as const) {
    const whole = JSON.parse(readFileSync(join(root, 'tests/bench/sets', `${name}.json`), 'utf8')) as SequenceSet;
    const set = quick ? { ...whole, sequences: whole.sequences.slice(0, 3) } : whole;
    report(`${name}: ${set.sequences.length} sequences`);
    const rows = await measureSet(set, methods, { flow, cacheFolder: join(root, '.cache/bench'), report });
    sets[name] = Object.fromEntries(rows.map(({ id, quality }) => [id, quality]));
    tables.push(`${set.sequences.length} sequences, ${name} set:\n\n${qualityTable(rows)}`);
  }
  await model.dispose();
  return { figures: { weightsSha256: model.weightsSha256, quick, sets }, markdown: [...tables, LEGEND].join('\n\n') };
};
