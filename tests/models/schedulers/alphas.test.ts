import { describe, expect, it } from '@jest/globals';
import { alphas, sigmaOf } from '@relight/models/schedulers/alphas.js';

const TRAINING = { trainSteps: 1000, betaStart: 0.00085, betaEnd: 0.012 } as const;

/** The reference computes its tables in single precision, so its figures agree to this share only. */
const SINGLE_PRECISION = 2e-6;

function expectClose(value: number, wanted: number, share = SINGLE_PRECISION): void {
  expect(Math.abs(value / wanted - 1)).toBeLessThan(share);
}

describe('alphas()', () => {
  it('gives the linear table of the motion modules and of IC-Light', () => {
    const table = alphas({ ...TRAINING, betaSchedule: 'linear' });
    expect(table).toHaveLength(1000);
    expectClose(table[0], 0.99915);
    expectClose(table[999], 0.00157896, 5e-6);
    expectClose(sigmaOf(table[0]), 0.02916753, 2e-5);
    expectClose(sigmaOf(table[999]), 25.14612);
    [
      [481, 2.1243918],
      [381, 1.4571608],
      [981, 22.5723171],
      [949, 18.7121143],
    ].forEach(([step, sigma]) => {
      expectClose(sigmaOf(table[step]), sigma);
    });
  });

  it('gives the scaled linear table of Stable Diffusion', () => {
    const table = alphas({ ...TRAINING, betaSchedule: 'scaled-linear' });
    expectClose(table[0], 0.99915);
    expectClose(table[999], 0.00466009);
    expectClose(sigmaOf(table[999]), 14.6146555);
  });
});
