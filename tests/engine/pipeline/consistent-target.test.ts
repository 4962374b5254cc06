import { describe, expect, it } from '@jest/globals';
import { createConsistentTarget } from '@relight/engine/pipeline/consistent-target.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';

const source = tensor([1, 3, 1, 1], Float32Array.of(0.3, 0.6, 0.9));
const first = tensor(source.dims, Float32Array.of(0.25, 0.5, 0.75));
const second = tensor(source.dims, Float32Array.of(0.5, 0.5, 0.5));
const decode = (latents: Tensor): Promise<Tensor> => Promise.resolve(latents);

function rounded({ data }: Tensor): readonly number[] {
  return [...data].map((value) => Math.round(value * 1e6) / 1e6);
}

describe('createConsistentTarget()', () => {
  it('is the source itself where the detail is measured and its weight is 1', async () => {
    for (const detail of ['first', 'each'] as const) {
      const target = createConsistentTarget({ source, decode, detail });
      expect(await target(first, 1)).toBe(source);
    }
  });

  it('measures the lost detail once and lets it fade', async () => {
    const target = createConsistentTarget({ source, decode, detail: 'first' });
    await target(first, 1);
    expect(rounded(await target(second, 0.5))).toEqual([0.525, 0.55, 0.575]);
    expect(rounded(await target(second, 1))).toEqual([0.55, 0.6, 0.65]);
    expect(rounded(await target(second, 0))).toEqual([0.5, 0.5, 0.5]);
  });

  it('measures the lost detail at each step if told so', async () => {
    const target = createConsistentTarget({ source, decode, detail: 'each' });
    await target(first, 1);
    expect(rounded(await target(second, 0.5))).toEqual([0.4, 0.55, 0.7]);
  });

  it('restores nothing if told so', async () => {
    const target = createConsistentTarget({ source, decode, detail: 'off' });
    expect(await target(first, 1)).toBe(first);
  });
});
