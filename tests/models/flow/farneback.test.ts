import { beforeAll, describe, expect, it } from '@jest/globals';
import { createFarneback } from '@relight/models/flow/farneback.js';
import { warp } from '@relight/models/flow/warp.js';
import type { OpticalFlow } from '@relight/models/interfaces/flow.js';
import { tensor, type Tensor } from '@relight/models/tensor.js';

const WIDTH = 96;
const HEIGHT = 64;

/** A picture moved right by `dx` and down by `dy`. */
function picture(dx: number, dy: number): Tensor {
  const data = Float32Array.from({ length: WIDTH * HEIGHT }, (_, at) => {
    const u = ((at % WIDTH) - dx) / 5;
    const v = (Math.floor(at / WIDTH) - dy) / 6;
    return 0.5 + 0.2 * Math.sin(u + 0.3 * v) * Math.cos(1.3 * v) + 0.2 * Math.sin(0.9 * u - 1.1 * v);
  });
  return tensor([HEIGHT, WIDTH], data);
}

describe('createFarneback()', () => {
  let flow: OpticalFlow;
  beforeAll(async () => {
    flow = await createFarneback();
  });

  it('says where in the second picture what the first shows is seen', () => {
    const { dims, data } = flow.between(picture(0, 0), picture(2, -1));
    expect(dims).toEqual([2, HEIGHT, WIDTH]);
    let dx = 0;
    let dy = 0;
    let count = 0;
    for (let y = 12; y < HEIGHT - 12; y++) {
      for (let x = 12; x < WIDTH - 12; x++, count++) {
        dx += data[y * WIDTH + x];
        dy += data[(HEIGHT + y) * WIDTH + x];
      }
    }
    expect(dx / count).toBeCloseTo(2, 1);
    expect(dy / count).toBeCloseTo(-1, 1);
  });

  it('together with warp() brings the second picture back onto the first', () => {
    const [from, to] = [picture(0, 0), picture(2, -1)];
    const back = warp(tensor([1, HEIGHT, WIDTH], to.data), flow.between(from, to));
    const difference = (a: Float32Array): number => a.reduce((sum, value, at) => sum + Math.abs(value - from.data[at]), 0) / a.length;
    expect(difference(back.data)).toBeLessThan(0.2 * difference(to.data));
  });

  it('does not hold on to memory from call to call', () => {
    const [from, to] = [picture(0, 0), picture(1, 1)];
    for (let call = 0; call < 10; call++) flow.between(from, to);
    const before = process.memoryUsage().rss;
    for (let call = 0; call < 200; call++) flow.between(from, to);
    // Two hundred pairs of pictures and a flow each would be about 17 MB in OpenCV's own heap alone.
    expect(process.memoryUsage().rss - before).toBeLessThan(16 * 2 ** 20);
  });

  it('gives finite flow for pictures with nothing in them', () => {
    const black = tensor([HEIGHT, WIDTH]);
    expect(flow.between(black, black).data.every(Number.isFinite)).toBe(true);
  });
});
