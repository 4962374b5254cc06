import { createDdim } from './ddim.js';
import { createDpmpp2mSde } from './dpmpp-2m-sde.js';
import { createEulerAncestral } from './euler-ancestral.js';
import { createFlowMatchEuler } from './flow-match-euler.js';

/** Every scheduler by its id. */
export const SCHEDULERS = {
  ddim: createDdim,
  'dpmpp-2m-sde': createDpmpp2mSde,
  'euler-ancestral': createEulerAncestral,
  'flow-match-euler': createFlowMatchEuler,
} as const;

export type SchedulerId = keyof typeof SCHEDULERS;
