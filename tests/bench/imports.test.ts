import { describe, expect, it } from '@jest/globals';
import { sourceFiles } from '../architecture/source-files.js';

const files = sourceFiles('tests/bench');

describe('the bench', () => {
  it('shares no code with what the network was trained on', () => {
    const guilty = files.filter(({ text }) => /from '[^']*training/.test(text) || /\bpython3?\b/.test(text));
    expect(guilty.map(({ path }) => path).filter((path) => !path.endsWith('imports.test.ts'))).toEqual([]);
  });

  it.each(['renderer', 'metrics', 'sets'])('keeps %s to itself: no package of the product is imported', (folder) => {
    const own = files.filter(({ path }) => path.startsWith(`tests/bench/${folder}/`));
    expect(own.length).toBeGreaterThan(3);
    const foreign = own.flatMap(({ path, imports }) =>
      imports
        .filter(
          ({ specifier, target }) =>
            !specifier.startsWith('node:') && specifier !== '@jest/globals' && target?.startsWith('tests/bench/') !== true,
        )
        .map(({ specifier }) => `${path} -> ${specifier}`),
    );
    expect(foreign).toEqual([]);
  });
});
