import { beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { createTextEncoder, type TextEncoderOptions } from '@relight/models/families/sd15/text-encoder.js';
import { createTokenizer } from '@relight/models/families/sd15/tokenizer.js';
import { clipConfig } from '@relight/models/graphs/clip-config.js';
import { ModelError } from '@relight/models/model-error.js';
import type { Tensor } from '@relight/models/tensor.js';
import { readModelConfig } from '@relight/models/weights/model-config.js';
import { readSafetensors } from '@relight/models/weights/safetensors.js';
import { readTextFile } from '@relight/models/weights/text-file.js';
import { golden, goldenNotes, TINY_MODELS } from '../../../parity/golden.js';

const base = join(TINY_MODELS, 'realistic-vision-v51');
const { prompts } = goldenNotes('text') as { readonly prompts: readonly string[] };

let options: TextEncoderOptions;
beforeAll(async () => {
  const [vocab, merges] = await Promise.all(['vocab.json', 'merges.txt'].map((name) => readTextFile(join(base, 'tokenizer', name))));
  options = {
    weights: await readSafetensors(join(base, 'text_encoder', 'model.safetensors')),
    config: clipConfig(await readModelConfig(join(base, 'text_encoder', 'config.json'))),
    tokenizer: createTokenizer({ vocab, merges }),
    provider: 'cpu',
    attention: 'fused',
    threads: 1,
  };
});

function relativeRms(got: Tensor, wanted: Tensor): number {
  const squares = (values: Float32Array, other: Float32Array | null): number =>
    values.reduce((sum, value, i) => sum + (value - (other?.[i] ?? 0)) ** 2, 0);
  return Math.sqrt(squares(got.data, wanted.data) / squares(wanted.data, null));
}

describe('createTextEncoder()', () => {
  it.each(prompts.map((prompt, i) => [prompt.slice(0, 40), i] as const))('agrees with CLIPTextModel on %j', async (_name, i) => {
    for (const attention of ['fused', 'plain'] as const) {
      const encoder = createTextEncoder({ ...options, attention });
      for (const layout of ['truncated', 'chunked'] as const) {
        const hidden = await encoder.encode(prompts[i], layout);
        const wanted = golden('text').tensor(`${i}.${layout}`);
        expect(hidden.dims).toEqual(wanted.dims);
        expect(relativeRms(hidden, wanted)).toBeLessThan(1e-5);
      }
      await encoder.dispose();
    }
  });

  it('keeps results: the same text is the same tensor', async () => {
    const encoder = createTextEncoder(options);
    const [first, , third] = await Promise.all([
      encoder.encode('light', 'truncated'),
      encoder.encode('light', 'chunked'),
      encoder.encode('light', 'truncated'),
    ]);
    expect(third).toBe(first);
    expect(await encoder.encode('light', 'truncated')).toBe(first);
    await encoder.dispose();
    const again = await encoder.encode('light', 'truncated');
    expect(again).not.toBe(first);
    expect(again.data).toEqual(first.data);
  });

  it('says why the network cannot be loaded, each time', async () => {
    const encoder = createTextEncoder({ ...options, provider: 'none' });
    await expect(encoder.encode('light', 'truncated')).rejects.toThrow(ModelError);
    await expect(encoder.encode('light', 'truncated')).rejects.toThrow(ModelError);
  });

  it('refuses a tokeniser with more ids than the network has', () => {
    const config = { ...options.config, vocabulary: 1000 };
    expect(() => createTextEncoder({ ...options, config })).toThrow(/1000 tokens: the tokeniser has 1114/);
  });
});
