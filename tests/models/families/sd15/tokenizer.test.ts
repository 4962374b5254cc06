import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chunkedIds, truncatedIds } from '@relight/models/families/sd15/prompt-chunks.js';
import { createTokenizer, type Tokenizer } from '@relight/models/families/sd15/tokenizer.js';
import { ModelError } from '@relight/models/model-error.js';
import { readTextFile } from '@relight/models/weights/text-file.js';
import { GOLDENS, TINY_MODELS } from '../../../parity/golden.js';

interface Case {
  readonly text: string;
  readonly ids: readonly number[];
  readonly truncated: readonly number[];
  readonly chunks: readonly (readonly number[])[];
}

const cases = JSON.parse(readFileSync(`${GOLDENS}tokenizer.json`, 'utf8')) as readonly Case[];
const folder = join(TINY_MODELS, 'realistic-vision-v51', 'tokenizer');

describe('createTokenizer() on the reference’s small vocabulary', () => {
  let tokenizer: Tokenizer;
  beforeAll(async () => {
    const [vocab, merges] = await Promise.all(['vocab.json', 'merges.txt'].map((name) => readTextFile(join(folder, name))));
    tokenizer = createTokenizer({ vocab, merges });
  });

  it('has its size and its two special ids', () => {
    expect([tokenizer.size, tokenizer.start, tokenizer.end]).toEqual([1114, 1112, 1113]);
  });

  it.each(cases.map((one) => [one.text.slice(0, 60), one] as const))('gives the ids of CLIPTokenizer for %j', (_name, one) => {
    const frame = { ...tokenizer, tokens: 77 };
    const ids = tokenizer.encode(one.text);
    expect(ids).toEqual(one.ids);
    expect(truncatedIds(ids, frame)).toEqual(one.truncated);
    expect(chunkedIds(ids, frame)).toEqual(one.chunks);
  });
});

describe('createTokenizer()', () => {
  const words = { '<|startoftext|>': 0, '<|endoftext|>': 1, a: 2, 'b</w>': 3, 'ab</w>': 4 };
  const make = (vocab: string, merges: string): (() => Tokenizer) => {
    return () => createTokenizer({ vocab: { file: 'vocab.json', text: vocab }, merges: { file: 'merges.txt', text: merges } });
  };

  it('joins what the merges join', () => {
    expect(make(JSON.stringify(words), '#version: 0.2\na b</w>\n')().encode('AB b')).toEqual([4, 3]);
  });

  it.each([
    ['vocab.json', 'JSON', '{', ''],
    ['vocab.json', 'object', '[]', ''],
    ['vocab.json', '"a" has id -1', JSON.stringify({ ...words, a: -1 }), ''],
    ['vocab.json', '"a" has id 1.5', JSON.stringify({ ...words, a: 1.5 }), ''],
    ['vocab.json', '"a" has id "2"', JSON.stringify({ ...words, a: '2' }), ''],
    ['vocab.json', '"a" has id 5', JSON.stringify({ ...words, a: 5 }), ''],
    ['vocab.json', '"b</w>" has id 2', JSON.stringify({ ...words, 'b</w>': 2 }), ''],
    ['vocab.json', '<|endoftext|>', JSON.stringify({ '<|startoftext|>': 0 }), ''],
    ['merges.txt', 'line 2 is "a"', JSON.stringify(words), '#version: 0.2\na'],
    ['merges.txt', 'line 1 is "a b c"', JSON.stringify(words), 'a b c'],
    ['merges.txt', 'uses "c"', JSON.stringify(words), 'a c'],
    ['merges.txt', 'uses "aa"', JSON.stringify(words), 'a a'],
  ])('names what is wrong in %s: %s', (file, says, vocab, merges) => {
    expect(make(vocab, merges)).toThrow(ModelError);
    expect(make(vocab, merges)).toThrow(`"${file}" is broken`);
    expect(make(vocab, merges)).toThrow(says);
  });
});
