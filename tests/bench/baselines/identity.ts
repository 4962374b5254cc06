import type { Method } from '../method.js';

/** Does nothing. */
export const identity: Method = {
  id: 'identity',
  label: 'identity',
  relight: (sequence) => Promise.resolve(sequence.input),
  gains: () => Promise.resolve(null),
};
