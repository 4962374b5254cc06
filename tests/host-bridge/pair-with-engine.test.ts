import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pairWithEngine } from '@relight/host-bridge/pair-with-engine.js';
import { startTestEngine } from '../fakes/test-engine.js';
import type { TestEngine } from '../fakes/test-engine.js';

let engine: TestEngine;
beforeEach(async () => void (engine = await startTestEngine()));
afterEach(() => engine.stop());
const shown = (): string => engine.codes.at(-1) ?? '';
const wrong = (): string => (shown() === '000000' ? '000001' : '000000');

describe('pairWithEngine()', () => {
  it('gives a token that opens the engine, also after a slip', async () => {
    const asked: number[] = [];
    const token = await pairWithEngine(await engine.connect(), {
      clientName: 'panel',
      askCode(about) {
        asked.push(about.wrong);
        return Promise.resolve(about.wrong === 0 ? wrong() : ` ${shown()} `);
      },
    });
    expect(asked).toEqual([0, 1]);
    await (await engine.client({ token })).ping();
  });

  it('gives up with unauthenticated after three wrong codes', async () => {
    let asked = 0;
    const askCode = (): Promise<string> => {
      asked += 1;
      return Promise.resolve(wrong());
    };
    await expect(pairWithEngine(await engine.connect(), { clientName: 'panel', askCode })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    expect(asked).toBe(3);
  });

  it('lets the user give up', async () => {
    const askCode = (): Promise<null> => Promise.resolve(null);
    await expect(pairWithEngine(await engine.connect(), { clientName: 'panel', askCode })).rejects.toMatchObject({ code: 'cancelled' });
  });
});
