import { describe, expect, it } from '@jest/globals';
import { sourceFiles } from '../architecture/source-files.js';

const files = sourceFiles('tests/bench');

describe('the bench', () => {
  // The full-size part starts a Python of its own, which imports diffusers and nothing of the training.
  it('shares no code with what the network was trained on', () => {
    const others = files.filter(({ path }) => !path.startsWith('tests/bench/full-size/') && !path.endsWith('imports.test.ts'));
    const guilty = [
      ...files.filter(({ text }) => /from '[^']*training/.test(text)),
      ...others.filter(({ text }) => /\bpython3?\b/.test(text)),
    ].map(({ path }) => path);
    expect(guilty).toEqual([]);
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
