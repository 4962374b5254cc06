import type { Triple } from './scene.js';

const { max } = Math;

/**
 * Linear BT.709 colour of a black body of `kelvin` in [1667, 25000], scaled to luminance 1: the cubic fit of the
 * Planckian locus by Kim et al. (US patent 7024034), then XYZ to BT.709. Channels below 0 are cut.
 */
export function kelvinToLinear(kelvin: number): Triple {
  const t = 1000 / kelvin;
  const x =
    kelvin <= 4000
      ? ((-0.2661239 * t - 0.2343589) * t + 0.8776956) * t + 0.17991
      : ((-3.0258469 * t + 2.1070379) * t + 0.2226347) * t + 0.24039;
  const y =
    kelvin <= 2222
      ? ((-1.1063814 * x - 1.3481102) * x + 2.18555832) * x - 0.20219683
      : kelvin <= 4000
        ? ((-0.9549476 * x - 1.37418593) * x + 2.09137015) * x - 0.16748867
        : ((3.081758 * x - 5.8733867) * x + 3.75112997) * x - 0.37001483;
  const bigX = x / y;
  const bigZ = (1 - x - y) / y;
  const r = max(0, 3.2404542 * bigX - 1.5371385 - 0.4985314 * bigZ);
  const g = max(0, -0.969266 * bigX + 1.8760108 + 0.041556 * bigZ);
  const b = max(0, 0.0556434 * bigX - 0.2040259 + 1.0572252 * bigZ);
  const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return [r / luminance, g / luminance, b / luminance];
}
