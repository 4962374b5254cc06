import { describe, expect, it } from '@jest/globals';
import type { VideoFrame } from '@relight/engine/media/media-backend.js';
import { createWriteBehind } from '@relight/engine/worker/write-behind.js';
import { setImmediate as turn } from 'node:timers/promises';

const plane = new Uint16Array(1);
const frame = (index: number): VideoFrame => ({ index, time: index, width: 1, height: 1, r: plane, g: plane, b: plane, a: null });

describe('createWriteBehind()', () => {
  it('returns while the frame is written, and waits for it before the next', async () => {
    const events: string[] = [];
    const write = async ({ index }: VideoFrame): Promise<void> => {
      events.push(`start ${index}`);
      await turn();
      events.push(`end ${index}`);
    };
    const writer = createWriteBehind({ write });
    await writer.write(frame(0), () => events.push('free 0'));
    events.push('make 1');
    await writer.write(frame(1), () => events.push('free 1'));
    await writer.settle();
    expect(events).toEqual(['start 0', 'make 1', 'end 0', 'free 0', 'start 1', 'end 1', 'free 1']);
  });

  it('tells a failure at the next call and frees nothing', async () => {
    const writer = createWriteBehind({ write: () => Promise.reject(new Error('disk full')) });
    let freed = false;
    await writer.write(frame(0), () => (freed = true));
    await expect(writer.settle()).rejects.toThrow('disk full');
    await expect(writer.write(frame(1), () => undefined)).rejects.toThrow('disk full');
    expect(freed).toBe(false);
  });
});
