import { describe, expect, it } from '@jest/globals';
import { warp } from '@relight/models/flow/warp.js';
import { tensor } from '@relight/models/tensor.js';

const planes = tensor(
  [2, 3, 4],
  Float32Array.from({ length: 24 }, (_, at) => at * at),
);

describe('warp()', () => {
  it('by no flow changes nothing', () => {
    expect(warp(planes, tensor([2, 3, 4])).data).toEqual(planes.data);
  });

  it('reads each plane at p + flow(p), x then y', () => {
    const flow = tensor([2, 3, 4]);
    flow.data.fill(1, 0, 12);
    flow.data.fill(-1, 12);
    const { data } = warp(planes, flow);
    expect(data[1 * 4 + 0]).toBe(planes.data[0 * 4 + 1]);
    expect(data[12 + 2 * 4 + 2]).toBe(planes.data[12 + 1 * 4 + 3]);
  });

  it('is exact on planes that are linear in x and y', () => {
    const ramp = tensor(
      [1, 3, 4],
      Float32Array.from({ length: 12 }, (_, at) => 2 * (at % 4) - 3 * Math.floor(at / 4)),
    );
    const flow = tensor([2, 3, 4]);
    flow.data[5] = 0.25;
    flow.data[12 + 5] = 0.75;
    expect(warp(ramp, flow).data[5]).toBeCloseTo(2 * 1.25 - 3 * 1.75, 5);
  });

  it('clamps to the edge, and takes NaN for the corner', () => {
    const flow = tensor([2, 3, 4]);
    flow.data.fill(100);
    flow.data[0] = Number.NaN;
    flow.data[12] = Number.NaN;
    const { data } = warp(planes, flow);
    expect(data[0]).toBe(planes.data[0]);
    expect(data[7]).toBe(planes.data[11]);
  });
});
