import { describe, expect, it } from '@jest/globals';
import { createDdim } from '@relight/models/schedulers/ddim.js';
import { createEulerAncestral } from '@relight/models/schedulers/euler-ancestral.js';
import { SCHEDULERS, type SchedulerId } from '@relight/models/schedulers/index.js';
import { schedulerContract, type ModelOutput } from '../../contracts/scheduler.contract.js';

/** How each scheduler is held to the contract as it comes: what its model gives, and the runs to try if not all. */
const CASES: Readonly<Record<SchedulerId, readonly [output: ModelOutput, plans?: readonly (readonly [number, number])[]]>> = {
  ddim: ['v'],
  // It rounds its timesteps for the model, which leaves ties at the end of long runs.
  'dpmpp-2m-sde': [
    'epsilon',
    [
      [15, 0.9],
      [10, 1],
      [4, 0.9],
      [1, 1],
    ],
  ],
  'euler-ancestral': ['epsilon'],
  'flow-match-euler': ['flow'],
};

for (const [id, create] of Object.entries(SCHEDULERS)) schedulerContract(id, create, ...CASES[create().id as SchedulerId]);

const plainDdim = { snrShift: 1, zeroTerminalSnr: false } as const;
schedulerContract(
  'ddim with leading timesteps',
  () => createDdim({ ...plainDdim, spacing: 'leading', stepsOffset: 1, prediction: 'epsilon' }),
  'epsilon',
);
schedulerContract('ddim', () => createDdim({ prediction: 'sample' }), 'sample');
schedulerContract('euler-ancestral', () => createEulerAncestral({ prediction: 'v' }), 'v');
schedulerContract(
  'euler-ancestral with linspace timesteps',
  () => createEulerAncestral({ spacing: 'linspace', prediction: 'sample' }),
  'sample',
);

describe('SCHEDULERS', () => {
  it('names each scheduler by its own id', () => {
    for (const [id, create] of Object.entries(SCHEDULERS)) expect(create().id).toBe(id);
  });
});
