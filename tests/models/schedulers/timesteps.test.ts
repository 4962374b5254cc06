import { describe, expect, it } from '@jest/globals';
import { timesteps } from '@relight/models/schedulers/timesteps.js';

describe('timesteps()', () => {
  it('leading starts at the offset and keeps whole strides', () => {
    const table = timesteps(50, { spacing: 'leading', stepsOffset: 1, trainSteps: 1000 });
    expect([table[0], table[1], table[25], table[49]]).toEqual([981, 961, 481, 1]);
    expect(timesteps(80, { spacing: 'leading', stepsOffset: 1, trainSteps: 1000 })[0]).toBe(949);
  });

  it('linspace takes both ends and gives fractions', () => {
    const table = timesteps(50, { spacing: 'linspace', stepsOffset: 1, trainSteps: 1000 });
    expect([table[0], table[49]]).toEqual([999, 0]);
    expect(table[25]).toBeCloseTo(489.306, 3);
  });

  it('trailing counts back from the last training step', () => {
    const table = timesteps(62, { spacing: 'trailing', stepsOffset: 0, trainSteps: 1000 });
    expect(table[0]).toBe(999);
    expect(table.slice(38, 41)).toEqual([386, 370, 354]);
    expect(table.slice(-3)).toEqual([47, 31, 15]);
  });

  it.each([[1001], [1000]])('refuses %d leading steps from 1, which do not fit in the training', (total) => {
    expect(() => timesteps(total, { spacing: 'leading', stepsOffset: 1, trainSteps: 1000 })).toThrow(RangeError);
  });
});
