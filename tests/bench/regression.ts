import { assembleModel, LITE_REQUEST } from '@relight/engine/assemble.js';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createFlatFallback, createFlatNormals } from './baselines/flat-normals.js';
import { gradientOverlay } from './baselines/gradient-overlay.js';
import { benchSequence } from './bench-sequence.js';
import { createEngineMethod } from './engine-method.js';
import { lightCorrelation } from './metrics/light-correlation.js';
import { createRandom } from './renderer/random.js';
import { renderSequence } from './renderer/render-sequence.js';
import { scenes } from './renderer/scenes/index.js';
import type { SequenceSet } from './sets/sequence-set.js';

/**
 * Prints, as JSON, each method's mean correlation on the foreground over four small sequences of the development set. A
 * program of its own: Jest's sandbox makes per-pixel code some fifty times as slow.
 */
const KINDS = ['vases', 'boxes', 'busts', 'knots'];
const path = fileURLToPath(new URL('../../bench/sets/development.json', import.meta.url));
const { sequences } = JSON.parse(readFileSync(path, 'utf8')) as SequenceSet;
const model = await assembleModel(LITE_REQUEST, new AbortController().signal);
const methods = [
  await createEngineMethod('lite', 'relight lite', model),
  await createFlatFallback(),
  await createFlatNormals(),
  gradientOverlay,
];
const sums = new Map(methods.map(({ id }) => [id, 0]));
for (const kind of KINDS) {
  const entry = sequences.find((sequence) => sequence.kind === kind)!;
  const spec = { ...entry, width: 128, height: 128, frames: 3 };
  const sequence = benchSequence(spec, [...renderSequence(scenes[kind](createRandom(spec.seed)), spec)]);
  for (const { id, relight } of methods) {
    const result = await relight(sequence);
    const { foreground } = lightCorrelation(sequence.input, result, sequence.truth, sequence.foreground);
    sums.set(id, sums.get(id)! + foreground / KINDS.length);
  }
}
await model.dispose();
console.log(JSON.stringify({ weights: model.weightsSha256 !== null, ...Object.fromEntries(sums) }));
