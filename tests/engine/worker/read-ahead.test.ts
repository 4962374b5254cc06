import { describe, expect, it } from '@jest/globals';
import { readAhead } from '@relight/engine/worker/read-ahead.js';
import { setImmediate as turn } from 'node:timers/promises';

async function* counted(pulled: number[], end: number, failAt = Infinity): AsyncGenerator<number> {
  try {
    for (let value = 0; value < end; value++) {
      await turn();
      if (value === failAt) throw new Error('broken');
      pulled.push(value);
      yield value;
    }
  } finally {
    pulled.push(-1);
  }
}

describe('readAhead()', () => {
  it('gives every value once, in order', async () => {
    const seen: number[] = [];
    for await (const value of readAhead(counted([], 7), 2)) seen.push(value);
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('pulls no more than it was allowed to', async () => {
    const pulled: number[] = [];
    const values = readAhead(counted(pulled, 100), 2);
    await values.next();
    for (let i = 0; i < 20; i++) await turn();
    expect(pulled).toEqual([0, 1, 2]);
    await values.return(undefined);
  });

  it('tells a failure at its turn, after the values before it', async () => {
    const seen: number[] = [];
    const reading = (async () => {
      for await (const value of readAhead(counted([], 9, 3), 4)) seen.push(value);
    })();
    await expect(reading).rejects.toThrow('broken');
    expect(seen).toEqual([0, 1, 2]);
  });

  it('ends the source when the consumer stops', async () => {
    const pulled: number[] = [];
    for await (const value of readAhead(counted(pulled, 100), 3)) if (value === 1) break;
    expect(pulled.at(-1)).toBe(-1);
  });
});
