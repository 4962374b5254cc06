import type { VideoFrame } from '../../media/media-backend.js';
import type { LightMaps } from '../light-maps.js';
import { createPlanePool, type Planes } from '../../media/plane-pool.js';
import { layOut } from './lay-out.js';
import type { LightKernel } from './light-kernel.js';
import { createStretchedMaps, stretchedBytes } from './stretched-maps.js';

/** Source pixels in flight per plane: small enough to stay in the processor's cache. */
const STRIP_PIXELS = 16384;

/**
 * The frame under the light of `maps`: source * gain * pattern + offset in linear light, tone shoulder, mixed with the source
 * by `strength` in [0, 1], written into `into`, fresh planes if not given. Works in strips of rows, so its memory grows with the width alone.
 */
export function applyLight(
  kernel: LightKernel,
  frame: VideoFrame,
  maps: LightMaps,
  strength: number,
  into: Planes = createPlanePool(frame.width * frame.height).take(),
): VideoFrame {
  const { width, height } = frame;
  const stripRows = Math.min(Math.max(Math.floor(STRIP_PIXELS / width), 1), height);
  const strip = stripRows * width;
  const plane = planeBytes(strip);
  const [from, to, lightAt, patternAt] = layOut(kernel, [
    3 * plane,
    3 * plane,
    stretchedBytes(maps.light, width),
    maps.pattern ? stretchedBytes(maps.pattern, width) : 0,
  ]);
  const light = createStretchedMaps(kernel, maps.light, { width, height }, lightAt);
  const pattern = maps.pattern && createStretchedMaps(kernel, maps.pattern, { width, height }, patternAt);
  const source = planeViews(kernel, from, strip);
  const relit = planeViews(kernel, to, strip);
  const planes = [frame.r, frame.g, frame.b];
  const { r, g, b } = into;
  const result = [r, g, b];

  for (let y = 0; y < height; y += stripRows) {
    const rows = Math.min(stripRows, height - y);
    planes.forEach((values, channel) => source[channel].set(values.subarray(y * width, (y + rows) * width)));
    for (let row = 0; row < rows; row++) {
      const at = row * width * 2;
      const map = light.at(y + row);
      const gobo = pattern?.at(y + row) ?? { top: 0, bottom: 0, share: 0 };
      kernel.applyRow(
        from + at,
        to + at,
        plane,
        width,
        map.top,
        map.bottom,
        light.stride,
        map.share,
        gobo.top,
        gobo.bottom,
        gobo.share,
        strength,
      );
    }
    relit.forEach((values, channel) => result[channel].set(values.subarray(0, rows * width), y * width));
  }
  return { ...frame, r, g, b };
}

function planeViews(kernel: LightKernel, address: number, count: number): readonly Uint16Array[] {
  return [0, 1, 2].map((channel) => new Uint16Array(kernel.memory.buffer, address + channel * planeBytes(count), count));
}

/** Bytes of a plane, with room for the last row's vector-wide end before the next plane begins. */
function planeBytes(count: number): number {
  return (count * 2 + 31) & ~15;
}
