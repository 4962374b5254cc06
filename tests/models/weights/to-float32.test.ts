import { describe, expect, it } from '@jest/globals';
import { toFloat32 } from '@relight/models/weights/to-float32.js';

const bytesOf = (...bits: number[]): Uint8Array<ArrayBuffer> => new Uint8Array(Uint16Array.from(bits).buffer);

describe('toFloat32()', () => {
  it('views float32 in place', () => {
    const source = Float32Array.of(1.5, -0.1);
    const got = toFloat32('float32', new Uint8Array(source.buffer), new Float32Array(0));
    expect(got.buffer).toBe(source.buffer);
    expect(Array.from(got)).toEqual(Array.from(source));
  });

  it('reads half precision: normal, smallest, largest, infinite, not a number', () => {
    const got = toFloat32('float16', bytesOf(0x3c00, 0xc580, 0x0001, 0x83ff, 0x0400, 0x7bff, 0xfc00, 0x7e00, 0x8000), new Float32Array(9));
    expect(Array.from(got)).toEqual([1, -5.5, 2 ** -24, -1023 * 2 ** -24, 2 ** -14, 65504, -Infinity, NaN, -0]);
  });

  it('reads bfloat16 as the upper half of float32', () => {
    const got = toFloat32('bfloat16', bytesOf(0x3f80, 0xc0b0, 0x0001, 0x7f7f, 0xff80, 0x7fc0), new Float32Array(6));
    const largest = new Float32Array(Uint32Array.of(0x7f7f0000).buffer)[0];
    expect(Array.from(got)).toEqual([1, -5.5, 2 ** -133, largest, -Infinity, NaN]);
  });
});
