import { describe, expect, it } from '@jest/globals';
import { createConsistentTarget, type ConsistentTargetOptions } from '@relight/engine/pipeline/consistent-target.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';

const source = tensor([1, 3, 1, 2], Float32Array.of(0.3, 0.6, 0.9, 0.3, 0.6, 0.9));
const first = tensor(source.dims, Float32Array.of(0.25, 0.5, 0.75, 0.25, 0.5, 0.75));
const second = tensor(source.dims, new Float32Array(6).fill(0.5));

/** A target whose latents are its pixels, and how often they were asked for. */
function target(detail: ConsistentTargetOptions['detail'], mask: Tensor | null = null) {
  const consistent = createConsistentTarget({ source, mask, decode: (latents) => Promise.resolve(latents), detail });
  let asked = 0;
  return {
    at: (original: Tensor, detailWeight: number, detailLater = true): Promise<Tensor> =>
      consistent(() => (asked++, Promise.resolve(original)), { detailWeight, detailLater }),
    asked: () => asked,
  };
}

function rounded({ data }: Tensor): readonly number[] {
  return [...data].map((value) => Math.round(value * 1e6) / 1e6);
}

describe('createConsistentTarget()', () => {
  it('is the source itself where the detail is measured and its weight is 1', async () => {
    for (const detail of ['first', 'each'] as const) expect(await target(detail).at(first, 1)).toBe(source);
  });

  it('measures the lost detail once and lets it fade', async () => {
    const { at } = target('first');
    await at(first, 1);
    expect(rounded(await at(second, 0.5)).slice(0, 3)).toEqual([0.525, 0.55, 0.575]);
    expect(rounded(await at(second, 1)).slice(0, 3)).toEqual([0.55, 0.6, 0.65]);
    expect(rounded(await at(second, 0)).slice(0, 3)).toEqual([0.5, 0.5, 0.5]);
  });

  it('measures the lost detail at each step if told so', async () => {
    const { at } = target('each');
    await at(first, 1);
    expect(rounded(await at(second, 0.5)).slice(0, 3)).toEqual([0.4, 0.55, 0.7]);
  });

  it('restores nothing if told so', async () => {
    expect(await target('off').at(first, 1)).toBe(first);
  });

  it('asks for no prediction where it is the source and nothing later needs the detail lost here', async () => {
    const asked = async (detail: ConsistentTargetOptions['detail'], weight: number, later: boolean): Promise<number> => {
      const { at, asked: count } = target(detail);
      await at(first, weight, later);
      return count();
    };
    expect(await asked('each', 1, true)).toBe(0);
    expect(await asked('first', 1, false)).toBe(0);
    expect(await asked('first', 1, true)).toBe(1);
    expect(await asked('each', 0.5, true)).toBe(1);
    expect(await asked('first', 0.5, false)).toBe(1);
    expect(await asked('off', 1, false)).toBe(1);
  });

  it('restores detail as far as the mask says: source where it is 1, decoded where it is 0, both exactly', async () => {
    for (const detail of ['first', 'each'] as const) {
      const { at } = target(detail, tensor([1, 1, 1, 2], Float32Array.of(1, 0)));
      expect([...(await at(first, 1)).data]).toEqual([...source.data].map((value, i) => (i % 2 === 0 ? value : first.data[i])));
      expect([...(await at(second, 0.5)).data].filter((_, i) => i % 2 === 1)).toEqual([0.5, 0.5, 0.5]);
    }
    const { at } = target('first', tensor([1, 1, 1, 2], Float32Array.of(0.5, 0.25)));
    await at(first, 1);
    // Lost are .05, .1, .15, .05, .1, .15; restored is half of them, times the mask.
    expect(rounded(await at(second, 0.5))).toEqual([0.5125, 0.5125, 0.5375, 0.50625, 0.525, 0.51875]);
  });
});
