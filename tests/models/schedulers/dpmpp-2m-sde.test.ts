import { describe, expect, it } from '@jest/globals';
import { createDpmpp2mSde } from '@relight/models/schedulers/dpmpp-2m-sde.js';
import { tensor } from '@relight/models/tensor.js';
import { shares } from '../../contracts/scheduler.contract.js';
import type { NoiseSource } from '@relight/models/interfaces/scheduler.js';

const ONE = tensor([1], Float32Array.of(1));
const NONE = tensor([1]);
const silent: NoiseSource = () => NONE;
const loud: NoiseSource = () => ONE;
const begin = () => createDpmpp2mSde().begin({ steps: 15, denoiseStrength: 0.9 });
/** IC-Light's table: whole timesteps and exact sigmas. */
const TABLE = [
  [901, 14.30678],
  [846, 10.5988],
  [784, 7.74706],
  [714, 5.58001],
  [636, 3.9548],
  [548, 2.75345],
  [449, 1.87954],
  [342, 1.25504],
  [235, 0.81756],
  [143, 0.51789],
  [75, 0.31777],
  [33, 0.18796],
  [11, 0.10654],
  [3, 0.05744],
  [0, 0.02917],
] as const;

describe('createDpmpp2mSde()', () => {
  it("has IC-Light's table", () => {
    const schedule = begin();
    expect(schedule.timesteps).toEqual(TABLE.map(([timestep]) => timestep));
    TABLE.forEach(([, sigma], index) => {
      const { signal, noise } = shares(schedule, index);
      expect(Math.abs(noise / signal / sigma - 1)).toBeLessThan(2e-4);
    });
    expect(shares(schedule, 0).signal).toBeCloseTo(0.0697268, 6);
    expect(shares(schedule, 0).noise).toBeCloseTo(0.9975661, 6);
  });

  it('takes true originals to the next level of noise exactly: the right mean and the right variance', () => {
    for (let index = 0; index < 14; index++) {
      const [now, next] = [shares(begin(), index), shares(begin(), index + 1)];
      const kept = begin().step(NONE, ONE, index, silent).data[0];
      const gained = begin().step(ONE, NONE, index, silent).data[0];
      const drawn = begin().step(NONE, NONE, index, loud).data[0];
      expect(kept * now.signal + gained).toBeCloseTo(next.signal, 6);
      expect(Math.hypot(kept * now.noise, drawn)).toBeCloseTo(next.noise, 6);
    }
  });

  it('follows the slope of the originals from its second step on', () => {
    const schedule = begin();
    const first = schedule.step(NONE, NONE, 0, silent).data[0];
    const second = schedule.step(ONE, NONE, 1, silent).data[0];
    const gained = begin().step(ONE, NONE, 1, silent).data[0];
    const strides = [Math.log(TABLE[0][1] / TABLE[1][1]), Math.log(TABLE[1][1] / TABLE[2][1])];
    expect(first).toBe(0);
    expect(second / gained).toBeCloseTo(1 + (0.5 * strides[1]) / strides[0], 4);
  });

  it('ends on the last original itself', () => {
    expect(begin().step(NONE, ONE, 14, loud)).toBe(NONE);
  });
});
