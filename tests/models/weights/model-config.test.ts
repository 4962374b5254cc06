import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { modelConfig, readModelConfig } from '@relight/models/weights/model-config.js';

const config = modelConfig(
  'unet/config.json',
  '{"layers": 2, "widths": [16, 32], "rate": 0.1, "act": "silu", "on": true, "none": null, "kinds": ["a"]}',
);

describe('modelConfig()', () => {
  it('gives fields by kind, and the fallback for what is not there or null', () => {
    expect(config.count('layers', 1)).toBe(2);
    expect(config.counts('widths', [1])).toEqual([16, 32]);
    expect(config.number('rate', 1)).toBe(0.1);
    expect(config.choice('act', ['silu', 'gelu'], 'gelu')).toBe('silu');
    expect(config.flag('on', false)).toBe(true);
    expect(config.texts('kinds', [])).toEqual(['a']);
    expect([config.count('absent', 7), config.count('none', 8), config.count('toString', 9)]).toEqual([7, 8, 9]);
    expect(config.present).toBe(true);
  });

  it.each([
    ['count of a fraction', () => config.count('rate', 1), /rate.*0\.1.*whole number/],
    ['count of a text', () => config.count('act', 1), /act.*"silu"/],
    ['counts of a number', () => config.counts('layers', [1]), /layers.*list/],
    ['choice that is not allowed', () => config.choice('act', ['gelu'], 'gelu'), /act.*one of gelu/],
    ['flag of a number', () => config.flag('layers', true), /layers.*true or false/],
    ['texts of numbers', () => config.texts('widths', []), /widths.*texts/],
  ])('says `broken`, naming file and field, for a %s', (_, read, told) => {
    expect(read).toThrow(told);
    expect(read).toThrow(expect.objectContaining({ code: 'broken', message: expect.stringContaining('unet/config.json') }));
  });

  it.each(['', '[1]', '"text"', 'null', '{"a":'])('says `broken` for %j, which is no JSON object', (text) => {
    expect(() => modelConfig('config.json', text)).toThrow(expect.objectContaining({ code: 'broken' }));
  });
});

describe('readModelConfig()', () => {
  it('reads a file, and has fallbacks for a file that is absent', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'relight-config-'));
    try {
      await writeFile(join(folder, 'config.json'), '{"layers": 3}');
      expect((await readModelConfig(join(folder, 'config.json'))).count('layers', 1)).toBe(3);
      const absent = await readModelConfig(join(folder, 'none.json'));
      expect([absent.present, absent.count('layers', 5)]).toEqual([false, 5]);
      await expect(readModelConfig(folder)).rejects.toMatchObject({ code: 'broken' });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
