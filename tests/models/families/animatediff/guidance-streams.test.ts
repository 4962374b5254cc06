import { describe, expect, it } from '@jest/globals';
import { guidanceStreams } from '@relight/models/families/animatediff/guidance-streams.js';

const [negative, positive] = ['negative', 'positive'] as const;

describe('guidanceStreams()', () => {
  it('is the negative and the positive prompt for all frames', () => {
    expect(guidanceStreams(16, true, 'correct')).toEqual([[negative], [positive]]);
  });

  it('is the positive prompt alone without guidance, whatever the layout', () => {
    expect(guidanceStreams(5, false, 'correct')).toEqual([[positive]]);
    expect(guidanceStreams(5, false, 'lavCompat')).toEqual([[positive]]);
  });

  it('alternates as the published code does: one stream for an even number of frames', () => {
    expect(guidanceStreams(4, true, 'lavCompat')).toEqual([[negative, positive, negative, positive]]);
  });

  it('alternates as the published code does: turned round on every second frame for an odd number', () => {
    expect(guidanceStreams(3, true, 'lavCompat')).toEqual([
      [negative, positive, negative],
      [positive, negative, positive],
    ]);
  });

  it.each([1, 2, 5, 16])('lays out %d frames as the pair, tiled over both streams', (frames) => {
    const tiles = Array.from({ length: 2 * frames }, (_, row) => [negative, positive][row % 2]);
    const streams = guidanceStreams(frames, true, 'lavCompat');
    expect(streams[0]).toEqual(tiles.slice(0, frames));
    expect(streams.at(-1)).toEqual(tiles.slice(frames));
  });
});
