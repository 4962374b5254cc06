import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTokenizer } from '@relight/models/families/sd15/tokenizer.js';
import type { TextEncoder } from '@relight/models/families/sd15/text-encoder.js';
import type { AttentionVariant } from '@relight/models/graphs/attention.js';
import { readTextFile } from '@relight/models/weights/text-file.js';
import { expectParity } from './expect-parity.js';
import { golden, goldenNotes, GOLDENS, TINY_MODELS } from './golden.js';
import { tinyText } from './tiny-light-a-video.js';

const VARIANTS: readonly AttentionVariant[] = ['fused', 'plain'];
const LAYOUTS = ['truncated', 'chunked'] as const;

describe.each(VARIANTS)('text encoder with %s attention', (attention) => {
  const right = golden('text');
  const { prompts } = goldenNotes('text') as { readonly prompts: readonly string[] };
  let text: TextEncoder;
  beforeAll(async () => {
    text = await tinyText(attention);
  });
  afterAll(() => text.dispose());

  it.each(LAYOUTS)('encodes prompts %s', async (layout) => {
    for (const [index, prompt] of prompts.entries()) {
      expectParity('text encoder', await text.encode(prompt, layout), right.tensor(`${index}.${layout}`), 'module');
    }
  });
});

describe('tokeniser', () => {
  it('gives the ids of the reference', async () => {
    const folder = join(TINY_MODELS, 'realistic-vision-v51/tokenizer');
    const tokenizer = createTokenizer({
      vocab: await readTextFile(join(folder, 'vocab.json')),
      merges: await readTextFile(join(folder, 'merges.txt')),
    });
    const entries = JSON.parse(readFileSync(join(GOLDENS, 'tokenizer.json'), 'utf8')) as readonly {
      readonly text: string;
      readonly ids: readonly number[];
    }[];
    expect(entries.length).toBeGreaterThan(30);
    expect(entries.map(({ text }) => ({ text, ids: tokenizer.encode(text) }))).toEqual(entries.map(({ text, ids }) => ({ text, ids })));
  });
});
