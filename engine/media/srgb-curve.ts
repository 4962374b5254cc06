/** IEC 61966-2-1: code value in [0, 1] to linear light in [0, 1]. */
function toLinear(code: number): number {
  return code <= 0.04045 ? code / 12.92 : ((code + 0.055) / 1.055) ** 2.4;
}

/** Its inverse; values outside [0, 1] are held at the ends. */
function toCode(light: number): number {
  const clipped = Math.min(Math.max(light, 0), 1);
  return clipped <= 0.0031308 ? clipped * 12.92 : 1.055 * clipped ** (1 / 2.4) - 0.055;
}

let table: Float32Array | null = null;

/** Linear light of every 16-bit code value: the analytic curve, evaluated once per code, so nothing is interpolated. */
export function linearFromCode(): Float32Array {
  table ??= Float32Array.from({ length: 65536 }, (_, code) => toLinear(code / 65535));
  return table;
}

/** Code values of scene-linear values, clipped to [0, 1]; NaN is black. Alpha is linear already, and only scaled. */
export function codesFromLight(light: Float32Array, alpha: boolean): Uint16Array {
  const codes = new Uint16Array(light.length);
  for (let i = 0; i < light.length; i += 1) {
    const share = alpha ? Math.min(Math.max(light[i], 0), 1) : toCode(light[i]);
    codes[i] = Math.round(share * 65535);
  }
  return codes;
}
