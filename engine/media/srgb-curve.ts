import { toDisplay, toLinear } from '@relight/models/srgb.js';

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
    const clipped = Math.min(Math.max(light[i], 0), 1);
    const share = alpha ? clipped : toDisplay(clipped);
    codes[i] = Math.round(share * 65535);
  }
  return codes;
}
