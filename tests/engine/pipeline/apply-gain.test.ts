import { describe, expect, it } from '@jest/globals';
import { applyGain } from '@relight/engine/pipeline/apply-gain.js';
import { toDisplay, toLinear } from '@relight/models/srgb.js';
import { tensor } from '@relight/models/tensor.js';

describe('applyGain()', () => {
  const dims = [1, 3, 2, 2];
  const source = tensor(
    dims,
    Float32Array.from({ length: 12 }, (_, i) => (i + 1) / 13),
  );
  const filled = (value: number, shape = dims) => tensor(shape, new Float32Array(shape.reduce((a, b) => a * b)).fill(value));

  it('is source * gain * pattern + offset in linear light', () => {
    const relit = applyGain(source, { kind: 'gain', gain: filled(2), offset: filled(0.1), pattern: filled(0.5, [1, 3, 1, 1]) });
    relit.data.forEach((value, i) => expect(value).toBeCloseTo(toDisplay(toLinear(source.data[i]) + 0.1), 6));
  });

  it('brings a pattern of another size to the picture, channel by channel', () => {
    const pattern = tensor([1, 3, 1, 2], Float32Array.of(0, 1, 1, 0, 1, 1));
    const relit = applyGain(filled(1), { kind: 'gain', gain: filled(1), offset: filled(0), pattern });
    [0, 1, 0, 1, 1, 0, 1, 0, 1, 1, 1, 1].forEach((wanted, i) => expect(relit.data[i]).toBeCloseTo(wanted, 5));
  });

  it('leaves highlights above 1', () => {
    expect(applyGain(filled(1), { kind: 'gain', gain: filled(4), offset: filled(0), pattern: null }).data[0]).toBeCloseTo(toDisplay(4), 5);
  });
});
