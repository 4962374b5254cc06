import type { WeightType } from './weight-map.js';

/** The value of every half-precision number (IEEE 754 binary16) by its bits. */
let halves: Float32Array | undefined;

/**
 * The numbers in `bytes`, exactly, as float32. `bytes` must begin at a multiple of 4 in its buffer. For float32 this is a view of the same
 * memory; else the values are written into `into`, which must hold them, and a view of it is returned.
 */
export function toFloat32(type: WeightType, bytes: Uint8Array<ArrayBuffer>, into: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  if (type === 'float32') return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  const bits = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2);
  const count = bits.length;
  if (type === 'bfloat16') {
    // A bfloat16 is the upper half of a float32.
    const words = new Uint32Array(into.buffer, into.byteOffset, count);
    for (let i = 0; i < count; i++) words[i] = bits[i] << 16;
  } else {
    const table = (halves ??= halfTable());
    for (let i = 0; i < count; i++) into[i] = table[bits[i]];
  }
  return into.subarray(0, count);
}

function halfTable(): Float32Array {
  return Float32Array.from({ length: 65536 }, (_, bits) => {
    const sign = bits & 0x8000 ? -1 : 1;
    const exponent = (bits >> 10) & 31;
    const fraction = (bits & 1023) / 1024;
    if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
    return exponent === 0 ? sign * fraction * 2 ** -14 : sign * (1 + fraction) * 2 ** (exponent - 15);
  });
}
