import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadSequence, renderBytes, sha256 } from './sequence-file.js';
import { sweeps } from './sequence-set.js';
import type { SequenceSet } from './sequence-set.js';

const folder = fileURLToPath(new URL('../../../bench/sets/', import.meta.url));
const read = (name: string): SequenceSet => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as SequenceSet;
const small = { kind: 'boxes', seed: 5, width: 24, height: 16, frames: 2 };
const light = (azimuth: number) => ({
  lamps: [{ azimuth, elevation: 40, kelvin: 5000, intensity: 1, softness: 0.2 }],
  ambient: { kelvin: 6500, intensity: 0.3 },
});

describe('the sets', () => {
  const sets = ['development', 'frozen'].map(read);

  it.each(sets)('$name has at least 12 sequences of 6 frames, 4 kinds and 2 sweeps', ({ sequences }) => {
    expect(sequences.length).toBeGreaterThanOrEqual(12);
    expect(new Set(sequences.map((s) => s.kind)).size).toBeGreaterThanOrEqual(4);
    expect(sequences.filter(sweeps).length).toBeGreaterThanOrEqual(2);
    for (const s of sequences) expect(s.frames).toBeGreaterThanOrEqual(6);
  });

  it('share no seed and no frames', () => {
    const all = sets.flatMap((set) => set.sequences);
    expect(new Set(all.map((s) => s.seed)).size).toBe(all.length);
    expect(new Set(all.map((s) => s.sha256)).size).toBe(all.length);
  });

  it('render to the committed bytes here', () => {
    const { sequences } = sets[0];
    const quick = sequences.find((s) => s.kind === 'cylinders')!;
    expect(sha256(renderBytes(quick))).toBe(quick.sha256);
  });
});

describe('loadSequence()', () => {
  const spec = { ...small, lightA: light(-40), lightB: light(60), id: 'small' };
  const entry = { ...spec, sha256: sha256(renderBytes(spec)) };

  it('refuses frames that changed, rendered or cached', () => {
    const cache = mkdtempSync(join(tmpdir(), 'relight-bench-'));
    try {
      expect(() => loadSequence({ ...entry, seed: 6 }, cache)).toThrow(/rendered frames have sha256/);
      const first = loadSequence(entry, cache);
      expect(loadSequence(entry, cache)[1].truth).toEqual(first[1].truth);
      const path = join(cache, `small-${entry.sha256.slice(0, 16)}.bin`);
      const bytes = readFileSync(path);
      bytes[7] ^= 1;
      writeFileSync(path, bytes);
      expect(() => loadSequence(entry, cache)).toThrow(/cached frames .* have sha256/);
    } finally {
      rmSync(cache, { recursive: true });
    }
  });

  it('gives input, truth and foreground, whose light differs', () => {
    const [frame] = loadSequence(entry, mkdtempSync(join(tmpdir(), 'relight-bench-')));
    expect([frame.input.length, frame.truth.length, frame.foreground.length]).toEqual([24 * 16 * 3, 24 * 16 * 3, 24 * 16]);
    expect(frame.foreground.reduce((n, v) => n + v, 0)).toBeGreaterThan(20);
    expect(frame.truth.some((v, i) => Math.abs(v - frame.input[i]) > 30)).toBe(true);
  });
});
