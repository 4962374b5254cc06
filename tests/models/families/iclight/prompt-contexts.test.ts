import { describe, expect, it } from '@jest/globals';
import { createPromptContexts } from '@relight/models/families/iclight/prompt-contexts.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';

/** Encodes a text as one row per word: the word's number, times 10. */
function wordText(log: string[] = []): { encode(text: string, layout: 'chunked'): Promise<Tensor> } {
  return {
    encode(text) {
      log.push(text);
      const words = text.split(' ');
      return Promise.resolve(tensor([words.length, 2], Float32Array.from(words.flatMap((_, at) => [at, 10 * at]))));
    },
  };
}

describe('createPromptContexts()', () => {
  it('adds what IC-Light adds to the prompt, and nothing to the negative one', async () => {
    const log: string[] = [];
    const contexts = createPromptContexts(wordText(log));
    await contexts('a woman, neon light', 'lowres');
    await contexts('', 'lowres');
    expect(log).toEqual(['a woman, neon light, best quality', 'lowres', 'best quality', 'lowres']);
  });

  it('repeats the shorter one from its start, to the length of the longer', async () => {
    const { positive, negative } = await createPromptContexts(wordText())('a b c', 'x y');
    expect([positive.dims, negative.dims]).toEqual([
      [1, 5, 2],
      [1, 5, 2],
    ]);
    expect([...positive.data]).toEqual([0, 0, 1, 10, 2, 20, 3, 30, 4, 40]);
    expect([...negative.data]).toEqual([0, 0, 1, 10, 0, 0, 1, 10, 0, 0]);
  });

  it('encodes a pair once while it stays', async () => {
    const log: string[] = [];
    const contexts = createPromptContexts(wordText(log));
    const first = await contexts('a', 'b');
    expect(await contexts('a', 'b')).toBe(first);
    await contexts('a', 'c');
    expect(log).toHaveLength(4);
  });
});
