import type { Environment } from '@relight/models/interfaces/light.js';

/** Norms of the real spherical harmonics, bands 0 to 2. */
const BAND0 = Math.sqrt(1 / (4 * Math.PI));
const BAND1 = Math.sqrt(3 / (4 * Math.PI));
const BAND2 = Math.sqrt(15 / (4 * Math.PI));
const ZONAL = Math.sqrt(5 / (16 * Math.PI));
const SQUARE = Math.sqrt(15 / (16 * Math.PI));

/** Lambert's cosine lobe by band, over pi (Ramamoorthi and Hanrahan 2001): A = (pi, 2 pi / 3, pi / 4). */
const LOBE = [1, 2 / 3, 1 / 4] as const;
const BAND_OF = [0, 1, 1, 1, 2, 2, 2, 2, 2] as const;

/** One row of an equirectangular map at a time, from the top: linear R, G, B of each texel. The row is only good until the next. */
export interface EquirectRows {
  readonly width: number;
  readonly height: number;
  rows(): Iterable<Float32Array>;
}

/**
 * Irradiance over pi of an equirectangular map as nine coefficients per channel, shape (9, 3), in the order
 * 1; y, z, x; xy, yz, 3zz-1, xz, xx-yy. A texel at longitude p and elevation e lies at (sin p cos e, sin e, -cos p cos e):
 * the map's centre is what the camera sees, its left and right edges are behind the camera and light the fronts.
 * Each texel is integrated in closed form, so a map of 1 everywhere gives 1 in every direction at any size.
 */
export function projectEnvironment(map: EquirectRows): Environment {
  const columns = columnIntegrals(map.width);
  const sums = new Float64Array(27);
  const row5 = new Float64Array(15);
  let y = 0;
  for (const row of map.rows()) {
    row5.fill(0);
    for (let x = 0; x < map.width; x++) {
      for (let moment = 0; moment < 5; moment++) {
        const weight = columns[moment][x];
        for (let channel = 0; channel < 3; channel++) row5[3 * moment + channel] += weight * row[3 * x + channel];
      }
    }
    addRow(sums, row5, Math.PI * (0.5 - y / map.height), Math.PI * (0.5 - (y + 1) / map.height));
    y++;
  }
  return { coefficients: Float32Array.from(sums, (value, index) => value * LOBE[BAND_OF[Math.floor(index / 3)]]) };
}

/** Integrals over each column's longitudes of 1, sin p, cos p, sin p cos p and sin^2 p. */
function columnIntegrals(width: number): readonly Float64Array[] {
  const out = Array.from({ length: 5 }, () => new Float64Array(width));
  for (let x = 0; x < width; x++) {
    const a = 2 * Math.PI * (x / width - 0.5);
    const b = 2 * Math.PI * ((x + 1) / width - 0.5);
    out[0][x] = b - a;
    out[1][x] = Math.cos(a) - Math.cos(b);
    out[2][x] = Math.sin(b) - Math.sin(a);
    out[3][x] = (Math.sin(b) ** 2 - Math.sin(a) ** 2) / 2;
    out[4][x] = (b - a) / 2 - (Math.sin(2 * b) - Math.sin(2 * a)) / 4;
  }
  return out;
}

/** Adds one row between two elevations, its five column moments (5, 3) times the integrals over the elevation. */
function addRow(sums: Float64Array, moments: Float64Array, top: number, bottom: number): void {
  const between = (f: (e: number) => number): number => f(top) - f(bottom);
  const c1 = between(Math.sin);
  const c2 = between((e) => e / 2 + Math.sin(2 * e) / 4);
  const c3 = between((e) => Math.sin(e) - Math.sin(e) ** 3 / 3);
  const s1 = between((e) => Math.sin(e) ** 2 / 2);
  const s2 = between((e) => Math.sin(e) ** 3 / 3);
  const sc2 = between((e) => -(Math.cos(e) ** 3) / 3);
  for (let channel = 0; channel < 3; channel++) {
    const [all, sin, cos, sinCos, sinSin] = [0, 1, 2, 3, 4].map((moment) => moments[3 * moment + channel]);
    const cosCos = all - sinSin;
    const add = (index: number, value: number): void => {
      sums[3 * index + channel] += value;
    };
    add(0, BAND0 * all * c1);
    add(1, BAND1 * all * s1);
    add(2, -BAND1 * cos * c2);
    add(3, BAND1 * sin * c2);
    add(4, BAND2 * sin * sc2);
    add(5, -BAND2 * cos * sc2);
    add(6, ZONAL * (3 * cosCos * c3 - all * c1));
    add(7, -BAND2 * sinCos * c3);
    add(8, SQUARE * (sinSin * c3 - all * s2));
  }
}

/**
 * The environment turned about the vertical by `degrees`; positive moves the map's content to its right, as a shift of
 * the equirectangular map by degrees / 360 of its width does.
 */
export function rotateEnvironment({ coefficients }: Environment, degrees: number): Environment {
  const angle = (degrees * Math.PI) / 180;
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const out = coefficients.slice();
  for (let channel = 0; channel < 3; channel++) {
    const at = (index: number): number => coefficients[3 * index + channel];
    const put = (index: number, value: number): void => {
      out[3 * index + channel] = value;
    };
    put(2, c * at(2) + s * at(3));
    put(3, c * at(3) - s * at(2));
    put(4, c * at(4) - s * at(5));
    put(5, c * at(5) + s * at(4));
    rotateEvenBand([at(6), at(7), at(8)], c, s).forEach((value, index) => {
      put(6 + index, value);
    });
  }
  return { coefficients: out };
}

/**
 * The part of band 2 that mixes 3zz-1, xz and xx-yy, as the quadratic form a xx + b yy + d zz + e xz with the old
 * axes x = c x' + s z', z = c z' - s x' (a content at -z moves toward +x).
 */
function rotateEvenBand([zonal, xz, square]: readonly [number, number, number], c: number, s: number): readonly number[] {
  const a = SQUARE * square - ZONAL * zonal;
  const d = 2 * ZONAL * zonal;
  const e = BAND2 * xz;
  const xx = a * c * c + d * s * s - e * c * s;
  const zz = a * s * s + d * c * c + e * c * s;
  const cross = 2 * c * s * (a - d) + e * (c * c - s * s);
  const newZonal = zz / (2 * ZONAL);
  return [newZonal, cross / BAND2, (xx + ZONAL * newZonal) / SQUARE];
}
