import { describe, expect, it } from '@jest/globals';
import { frameIndex, type PacketRecord } from '@relight/engine/media/frame-index.js';

const packet = (pts: number | null, key = false, discard = false): PacketRecord => ({ pts, duration: 10, key, discard, corrupt: false });
const BASE = { num: 1, den: 1000 };

describe('frameIndex()', () => {
  it('orders packets by presentation, and knows where decoding can start', () => {
    const index = frameIndex([packet(100, true), packet(130), packet(110), packet(120), packet(140, true), packet(150)], BASE);
    expect(index.pts).toEqual([100, 110, 120, 130, 140, 150]);
    expect(index.times?.[3]).toBeCloseTo(0.03, 12);
    expect([0, 3, 4, 5].map((frame) => index.keyframeBefore(frame))).toEqual([0, 0, 4, 4]);
    expect([index.indexOf(130), index.indexOf(131)]).toEqual([3, -1]);
  });

  it('does not count what an edit list hides or what comes before the first key picture', () => {
    const index = frameIndex([packet(0), packet(10, true), packet(20, false, true), packet(30)], BASE);
    expect(index.pts).toEqual([10, 30]);
  });

  it('knows frames by order alone where times are missing or doubled', () => {
    expect(frameIndex([packet(null, true), packet(null)], BASE)).toMatchObject({ frames: 2, pts: null, times: null });
    expect(frameIndex([packet(5, true), packet(5)], BASE)).toMatchObject({ frames: 2, pts: null });
  });
});
