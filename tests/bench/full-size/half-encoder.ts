/** Rounds float32 values to IEEE half precision, to the nearest; numbers below the smallest half become zero of their sign. */
export function createHalfEncoder(capacity: number): (values: Float32Array) => Uint16Array {
  const halves = new Uint16Array(capacity);
  return (values) => {
    const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
    for (let i = 0; i < bits.length; i++) halves[i] = toHalf(bits[i]);
    return halves.subarray(0, bits.length);
  };
}

function toHalf(bits: number): number {
  const sign = (bits >>> 16) & 0x8000;
  const exponent = ((bits >>> 23) & 0xff) - 112;
  const mantissa = bits & 0x7fffff;
  if (exponent >= 31) return sign | 0x7c00;
  // Adding the half of the last place lets a full mantissa carry into the exponent.
  if (exponent > 0) return sign | (((exponent << 10) | (mantissa >>> 13)) + ((mantissa >>> 12) & 1));
  if (exponent < -10) return sign;
  const whole = mantissa | 0x800000;
  const shift = 14 - exponent;
  return sign | ((whole >>> shift) + ((whole >>> (shift - 1)) & 1));
}
