import { describe, expect, it } from '@jest/globals';
import { getEventListeners } from 'node:events';
import { createCreditGate } from '@relight/host-bridge/credit-gate.js';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('credit gate', () => {
  it('lets exactly as many through as were given', async () => {
    const gate = createCreditGate();
    const { signal } = new AbortController();
    let taken = 0;
    const taking = (async () => {
      for (; taken < 5; taken += 1) await gate.take(signal);
    })();
    for (const [given, wanted] of [
      [0, 0],
      [2, 2],
      [1, 3],
      [2, 5],
    ] as const) {
      // prettier-ignore
      gate.give(given);
      await turn();
      expect(taken).toBe(wanted);
    }
    await taking;
  });

  it('rejects a taker that waits when the signal says so, and one that has credit, too', async () => {
    const gate = createCreditGate();
    const cancel = new AbortController();
    const waiting = gate.take(cancel.signal);
    cancel.abort(new Error('stop'));
    await expect(waiting).rejects.toThrow('stop');
    gate.give(1);
    await expect(gate.take(cancel.signal)).rejects.toThrow('stop');
  });

  it('leaves no listener behind, however often it made someone wait', async () => {
    const gate = createCreditGate();
    const { signal } = new AbortController();
    for (let i = 0; i < 50; i += 1) {
      const taken = gate.take(signal);
      gate.give(1);
      await taken;
    }
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });
});
