import { describe, expect, it } from '@jest/globals';
import { ModelError } from '@relight/models/model-error.js';
import { overlaid, renamed } from '@relight/models/weights/weight-map.js';
import type { WeightMap } from '@relight/models/weights/weight-map.js';

function mapOf(file: string, keys: readonly string[]): WeightMap {
  return {
    file,
    keys,
    has: (key) => keys.includes(key),
    get: (key) => ({ file, key, type: 'float32', dims: [1], offset: 0, length: 4 }),
  };
}

describe('overlaid()', () => {
  const both = overlaid('unet with motion', [mapOf('unet', ['a', 'b']), mapOf('motion', ['b', 'c'])]);

  it('holds the keys of all maps once', () => {
    expect(both.keys).toEqual(['a', 'b', 'c']);
    expect(both.keys.every((key) => both.has(key))).toBe(true);
    expect(both.has('d')).toBe(false);
  });

  it('takes the later map where two hold a key', () => {
    expect(both.keys.map((key) => both.get(key).file)).toEqual(['unet', 'motion', 'motion']);
  });

  it('names itself and the tensor that is missing', () => {
    expect(() => both.get('d')).toThrow(ModelError);
    expect(() => both.get('d')).toThrow(/"unet with motion".*"d"/);
  });
});

describe('renamed()', () => {
  const map = renamed(mapOf('vae', ['x.query', 'x.bias']), (key) => key.replace('query', 'to_q'));

  it('finds a tensor under its new name and nowhere else', () => {
    expect(map.keys).toEqual(['x.to_q', 'x.bias']);
    expect(map.get('x.to_q').key).toBe('x.query');
    expect(map.has('x.query')).toBe(false);
    expect(() => map.get('x.query')).toThrow(/"vae".*"x.query"/);
  });

  it('refuses two tensors under one name', () => {
    expect(() => renamed(mapOf('vae', ['a', 'b']), () => 'c')).toThrow(/"a" and "b" are both called "c"/);
  });
});
