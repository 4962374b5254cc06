import { describe, expect, it } from '@jest/globals';
import type { NoiseSource, Scheduler } from '@relight/models/interfaces/scheduler.js';
import { createDdim } from '@relight/models/schedulers/ddim.js';
import { createDpmpp2mSde } from '@relight/models/schedulers/dpmpp-2m-sde.js';
import { createEulerAncestral } from '@relight/models/schedulers/euler-ancestral.js';
import { createFlowMatchEuler } from '@relight/models/schedulers/flow-match-euler.js';
import { expectParity } from './expect-parity.js';
import { golden } from './golden.js';

/** Stable Diffusion 1.5's own, as published beside its PNDM. */
const LEADING = { spacing: 'leading', stepsOffset: 1, snrShift: 1, zeroTerminalSnr: false, endClean: false } as const;

const RUNS: readonly (readonly [name: string, create: () => Scheduler, denoiseStrength: number, steps: number])[] = [
  ['euler-ancestral-0.5', createEulerAncestral, 0.5, 25],
  ['euler-ancestral-0.4', createEulerAncestral, 0.4, 25],
  ['euler-ancestral-0.3', createEulerAncestral, 0.3, 25],
  ['dpmpp-2m-sde', createDpmpp2mSde, 0.9, 15],
  ['ddim-epsilon', () => createDdim({ ...LEADING, prediction: 'epsilon' }), 0.5, 25],
  ['ddim-v', () => createDdim({ ...LEADING, prediction: 'v' }), 0.5, 25],
  ['ddim-cogvideox', createDdim, 0.4, 25],
  ['flow-match-euler', createFlowMatchEuler, 0.4, 25],
];

const silent: NoiseSource = () => {
  throw new RangeError('This scheduler draws no noise');
};

describe.each(RUNS)('%s', (name, create, denoiseStrength, steps) => {
  const right = golden('schedulers');
  const rows = (key: string): ReturnType<typeof right.rows> => right.rows(`${name}.${key}`);
  const noises = right.keys.includes(`${name}.noises`) ? rows('noises') : null;

  it('has the reference timesteps', () => {
    const { timesteps } = create().begin({ steps, denoiseStrength });
    const wanted = right.numbers(`${name}.timesteps`);
    expect(timesteps).toHaveLength(wanted.length);
    timesteps.forEach((timestep, index) => expect(Math.abs(timestep / wanted[index] - 1) || 0).toBeLessThan(1e-5));
  });

  it('follows the reference over a whole run on its own latents', () => {
    const schedule = create().begin({ steps, denoiseStrength });
    const [outputs, scaled, originals, latents] = [rows('outputs'), rows('scaled'), rows('originals'), rows('latents')];
    let own = schedule.addNoise(right.tensor(`${name}.clean`), right.tensor(`${name}.noise`), 0);
    expectParity('schedulers', own, latents[0], 'module');
    for (const index of schedule.timesteps.keys()) {
      expectParity('schedulers', schedule.scaleInput(own, index), scaled[index], 'module');
      const original = schedule.predictOriginal(outputs[index], own, index);
      expectParity('schedulers', original, originals[index], 'module');
      own = schedule.step(original, own, index, noises === null ? silent : () => noises[index]);
      expectParity('schedulers', own, latents[index + 1], 'module');
    }
  });
});
