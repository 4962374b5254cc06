import { describe, expect, it } from '@jest/globals';
import { bicubic } from '@relight/engine/layer/bicubic.js';

describe('bicubic()', () => {
  const from = { width: 5, height: 4 };
  const to = { width: 17, height: 12 };
  const plane = (value: (x: number, y: number) => number): Float32Array =>
    Float32Array.from({ length: 20 }, (_, at) => value(at % 5, Math.floor(at / 5)));

  it('gives a plane of the same size back', () => {
    const noise = plane((x, y) => Math.sin(7 * x + 3 * y));
    bicubic(noise, from, from).forEach((value, at) => expect(value).toBeCloseTo(noise[at], 6));
  });

  it('keeps a constant everywhere, the edges included', () => {
    bicubic(
      plane(() => 0.7),
      from,
      to,
    ).forEach((value) => expect(value).toBeCloseTo(0.7, 6));
  });

  it('keeps a slope inside', () => {
    const grown = bicubic(
      plane((x, y) => x + 10 * y),
      from,
      to,
    );
    for (let y = 5; y < 7; y++) {
      for (let x = 6; x < 11; x++) {
        const wanted = ((x + 0.5) * 5) / 17 - 0.5 + 10 * (((y + 0.5) * 4) / 12 - 0.5);
        expect(grown[y * 17 + x]).toBeCloseTo(wanted, 4);
      }
    }
  });
});
