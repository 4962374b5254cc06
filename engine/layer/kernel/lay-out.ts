import type { LightKernel } from './light-kernel.js';

const PAGE = 65536;
/** Room past each region for the loops' vector-wide last write. */
const SLACK = 32;

/** Places regions of the given sizes in bytes behind each other, 16-byte aligned, growing the memory if it is too small. */
export function layOut(kernel: LightKernel, sizes: readonly number[]): readonly number[] {
  let next = align(kernel.heapBase());
  const addresses = sizes.map((size) => {
    const address = next;
    next = align(address + size + SLACK);
    return address;
  });
  const missing = next - kernel.memory.buffer.byteLength;
  if (missing > 0) kernel.memory.grow(Math.ceil(missing / PAGE));
  return addresses;
}

function align(address: number): number {
  return (address + 15) & ~15;
}
