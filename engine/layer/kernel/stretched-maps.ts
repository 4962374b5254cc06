import type { Maps } from '../light-maps.js';
import type { Size } from './average-view.js';
import type { LightKernel } from './light-kernel.js';

/** Addresses of the two map rows round a pixel row, and how far it lies from the top one to the bottom one. */
export interface RowPair {
  readonly top: number;
  readonly bottom: number;
  readonly share: number;
}

/** Maps at native width, row by row on demand: two map rows are kept. */
export interface StretchedMaps {
  /** Bytes from one plane's row to the next plane's. */
  readonly stride: number;
  /** The rows round pixel row `y`; `y` rises from call to call. */
  at(y: number): RowPair;
}

/** Bytes that the stretched maps need in the kernel's memory. */
export function stretchedBytes(maps: Maps, width: number): number {
  return 2 * maps.planes.length * strideOf(width) + maps.width * 4;
}

/** Stretches `maps` over a picture of `size`, in the kernel's memory from `address` on. */
export function createStretchedMaps(kernel: LightKernel, maps: Maps, size: Size, address: number): StretchedMaps {
  const stride = strideOf(size.width);
  const slotBytes = maps.planes.length * stride;
  const rowAt = address + 2 * slotBytes;
  const row = new Float32Array(kernel.memory.buffer, rowAt, maps.width);
  const held = [-1, -1];

  const slot = (index: number): number => {
    const which = index & 1;
    const start = address + which * slotBytes;
    if (held[which] !== index) {
      held[which] = index;
      maps.planes.forEach((plane, at) => {
        row.set(plane.subarray(index * maps.width, (index + 1) * maps.width));
        kernel.stretchRow(rowAt, maps.width, start + at * stride, size.width);
      });
    }
    return start;
  };

  return {
    stride,
    at: (y) => {
      const position = Math.min(Math.max(((y + 0.5) * maps.height) / size.height - 0.5, 0), maps.height - 1);
      const index = Math.floor(position);
      return { top: slot(index), bottom: slot(Math.min(index + 1, maps.height - 1)), share: position - index };
    },
  };
}

/** One stretched row with room for the last vector, 16-byte aligned. */
function strideOf(width: number): number {
  return (width * 4 + 31) & ~15;
}
