import type { Maps } from '@relight/engine/layer/light-maps.js';
import type { LightMaps } from '@relight/engine/layer/light-maps.js';

/** The law of the kernel in double precision, one pixel at a time, written from the formulas alone. */
export function referencePixel(
  codes: readonly number[],
  maps: LightMaps,
  x: number,
  y: number,
  size: { width: number; height: number },
  strength: number,
) {
  const source = codes.map((code) => toLinear(code / 65535));
  const [r, g, b] = source;
  const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const guide = Math.log2(luminance + 0.02);
  const light = sample(maps.light, x, y, size);
  const pattern = maps.pattern ? sample(maps.pattern, x, y, size) : [1, 1, 1];
  const relit = source.map((value, channel) => {
    let gain = Math.min(Math.max(2 ** (light[2 * channel] * guide + light[2 * channel + 1]), 0.04), 5);
    if (gain > 1) gain = 1 + ((gain - 1) * luminance) / (luminance + 0.006);
    return value * gain * pattern[channel] + light[6 + channel];
  });
  const toned = shoulder(relit, Math.max(...source));
  return source.map((value, channel) => {
    const code = toCode(value + strength * (toned[channel] - value)) * 65535;
    return Math.min(Math.max(code, 0), 65535);
  });
}

export function toLinear(code: number): number {
  return code <= 0.04045 ? code / 12.92 : ((code + 0.055) / 1.055) ** 2.4;
}

export function toCode(light: number): number {
  return light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
}

function shoulder(rgb: readonly number[], sourcePeak: number): readonly number[] {
  const peak = Math.max(...rgb);
  const knee = Math.min(Math.max(0.75, sourcePeak), 1);
  const room = 1 - knee;
  const bend = (value: number): number => {
    if (value <= knee) return value;
    return room === 0 ? 1 : knee + room * (1 - Math.exp(-(value - knee) / room));
  };
  const top = bend(peak);
  const white = Math.min(Math.max(0.12 * (peak - 1), 0), 0.25);
  return rgb.map((value) => {
    const bent = peak > 0 ? 0.4 * value * (top / peak) + 0.6 * bend(value) : 0;
    return bent * (1 - white) + top * white;
  });
}

/** Bilinear between the centres of the map's values, flat outside them. */
export function sample(maps: Maps, x: number, y: number, size: { width: number; height: number }): readonly number[] {
  const px = clamp(((x + 0.5) * maps.width) / size.width - 0.5, maps.width - 1);
  const py = clamp(((y + 0.5) * maps.height) / size.height - 0.5, maps.height - 1);
  const [x0, y0] = [Math.floor(px), Math.floor(py)];
  const [x1, y1] = [Math.min(x0 + 1, maps.width - 1), Math.min(y0 + 1, maps.height - 1)];
  const [tx, ty] = [px - x0, py - y0];
  return maps.planes.map((plane) => {
    const at = (column: number, row: number): number => plane[row * maps.width + column];
    return (at(x0, y0) * (1 - tx) + at(x1, y0) * tx) * (1 - ty) + (at(x0, y1) * (1 - tx) + at(x1, y1) * tx) * ty;
  });
}

function clamp(value: number, highest: number): number {
  return Math.min(Math.max(value, 0), highest);
}
