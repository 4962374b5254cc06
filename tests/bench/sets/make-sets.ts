import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawSequences } from './draw-sequences.js';
import { renderBytes, sha256 } from './sequence-file.js';

/**
 * Writes the sets with the hashes of their frames: `node tests/dist/bench/sets/make-sets.js tests/bench/sets`.
 * Refuses to touch a set that exists. The frozen set has kinds that the development set lacks.
 */
const SETS = {
  development: {
    seed: 4127,
    kinds: [
      'knots',
      'boxes',
      'figures',
      'vases',
      'gyroids',
      'cylinders',
      'busts',
      'dunes',
      'boxes',
      'vases',
      'figures',
      'knots',
      'busts',
      'gyroids',
    ],
  },
  frozen: {
    seed: 9533,
    kinds: [
      'fruit',
      'arcade',
      'knots',
      'drapes',
      'busts',
      'stairs',
      'figures',
      'boxes',
      'dunes',
      'fruit',
      'gyroids',
      'drapes',
      'vases',
      'cylinders',
      'arcade',
      'stairs',
    ],
  },
} as const;

const folder = process.argv[2];
for (const [name, { seed, kinds }] of Object.entries(SETS)) {
  const path = join(folder, `${name}.json`);
  if (existsSync(path)) {
    console.log(`${path} exists and stays as it is`);
    continue;
  }
  const sequences = drawSequences(seed, kinds).map((spec) => ({ ...spec, sha256: sha256(renderBytes(spec)) }));
  writeFileSync(path, `${JSON.stringify({ name, sequences }, null, 2)}\n`);
  console.log(`${path}: ${sequences.length} sequences`);
}
