import { luma } from './luminance.js';
import type { Picture, Plane } from './picture.js';

const { floor, max, min, sqrt } = Math;

/** Dense flow such that `from[p]` is seen at `to[p + f(p)]`: x then y planes, in pixels. */
export type FlowBetween = (from: Plane, to: Plane) => Float32Array;

/** How a frame continues the one before it. */
export interface MotionPair {
  /** Flow from this frame to the one before it: x then y planes. */
  readonly flow: Float32Array;
  /** 1 where the flow holds: forward and backward agree within 1.5 px, the source differs by less than 20/255 along it. */
  readonly consistent: Uint8Array;
}

/** The pairs of a clip's neighbours, from its source frames; entry 0 belongs to frames 1 and 0. */
export function motionPairs(source: readonly Picture[], flowBetween: FlowBetween): readonly MotionPair[] {
  const grey = source.map(luma);
  return grey.slice(1).map((now, i) => {
    const before = grey[i];
    const flow = flowBetween(now, before);
    const back = flowBetween(before, now);
    const { width, height } = now;
    const size = width * height;
    const backX = warpPlane({ width, height, data: back.subarray(0, size) }, flow);
    const backY = warpPlane({ width, height, data: back.subarray(size) }, flow);
    const seen = warpPlane(before, flow);
    const consistent = new Uint8Array(size);
    for (let p = 0, y = 0; y < height; y++) {
      for (let x = 0; x < width; x++, p++) {
        const u = x + flow[p];
        const v = y + flow[p + size];
        const inside = u >= 0 && v >= 0 && u <= width - 1 && v <= height - 1;
        const [dx, dy] = [flow[p] + backX[p], flow[p + size] + backY[p]];
        if (inside && sqrt(dx * dx + dy * dy) < 1.5 && Math.abs(now.data[p] - seen[p]) < 20 / 255) consistent[p] = 1;
      }
    }
    return { flow, consistent };
  });
}

/** `out[p] = plane[p + flow(p)]`, bilinear, clamped to the edge. */
export function warpPlane({ width, height, data }: Plane, flow: Float32Array): Float32Array {
  const size = width * height;
  const out = new Float32Array(size);
  for (let y = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++, p++) {
      const u = max(0, min(width - 1, x + flow[p]));
      const v = max(0, min(height - 1, y + flow[p + size]));
      const i = min(floor(u), width - 2);
      const j = min(floor(v), height - 2);
      const at = j * width + i;
      const above = data[at] + (data[at + 1] - data[at]) * (u - i);
      const below = data[at + width] + (data[at + width + 1] - data[at + width]) * (u - i);
      out[p] = above + (below - above) * (v - j);
    }
  }
  return out;
}
