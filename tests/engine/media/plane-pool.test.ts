import { describe, expect, it } from '@jest/globals';
import { createPlanePool } from '@relight/engine/media/plane-pool.js';

describe('createPlanePool()', () => {
  it('hands out no planes twice until they are given back', () => {
    const pool = createPlanePool(4);
    const [first, second] = [pool.take(), pool.take()];
    expect(second.r).not.toBe(first.r);
    pool.give(first);
    pool.give(first);
    const [third, fourth] = [pool.take(), pool.take()];
    expect(third.r).toBe(first.r);
    expect([first.r, second.r]).not.toContain(fourth.r);
  });

  it('leaves planes from elsewhere to their owner', () => {
    const pool = createPlanePool(1);
    const foreign = { r: new Uint16Array(1), g: new Uint16Array(1), b: new Uint16Array(1) };
    pool.give(foreign);
    expect(pool.take().r).not.toBe(foreign.r);
  });
});
