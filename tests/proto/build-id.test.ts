import { describe, expect, it } from '@jest/globals';
import { computeBuildId } from '@relight/proto/build-id.js';
import type { BuildFiles } from '@relight/proto/build-id.js';

/** A file system of `path: [size, time]`, listed in the order given. */
function files(listed: Readonly<Record<string, readonly [size: number, mtimeMs: number]>>): BuildFiles {
  const paths = Object.keys(listed);
  return {
    readdirSync(folder) {
      const inside = paths.filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1));
      return [...new Set(inside.map((path) => path.split('/')[0]))].map((name) => ({ name, isDirectory: () => !inside.includes(name) }));
    },
    statSync: (path) => ({ size: listed[path][0], mtimeMs: listed[path][1] }),
  };
}
const BUILD = {
  '/r/proto/dist/codec.js': [10, 1],
  '/r/engine/dist/main.js': [20, 2],
  '/r/engine/dist/daemon/queue.js': [30, 3.25],
} as const;
const id = computeBuildId('/r', files(BUILD));

describe('computeBuildId()', () => {
  it('is 16 hex digits, whatever order the files are listed in', () => {
    expect(id).toMatch(/^[0-9a-f]{16}$/);
    expect(computeBuildId('/r', files(Object.fromEntries(Object.entries(BUILD).reverse())))).toBe(id);
  });

  it.each<[string, Readonly<Record<string, readonly [number, number]>>]>([
    ['a size', { ...BUILD, '/r/proto/dist/codec.js': [11, 1] }],
    ['a time', { ...BUILD, '/r/engine/dist/daemon/queue.js': [30, 4] }],
    ['one file more', { ...BUILD, '/r/models/dist/tensor.js': [1, 1] }],
  ])('changes with %s', (_name, changed) => expect(computeBuildId('/r', files(changed))).not.toBe(id));

  it('leaves out what does not run', () => {
    const more = {
      ...BUILD,
      '/r/proto/dist/codec.d.ts': [5, 9],
      '/r/proto/dist/codec.js.map': [5, 9],
      '/r/plugin/dist/main.js': [5, 9],
    } as const;
    expect(computeBuildId('/r', files(more))).toBe(id);
  });
});
