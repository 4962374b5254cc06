import { RelightError } from '@relight/proto/relight-error.js';
import type { EquirectRows } from './environment.js';

const MAX_WIDTH = 16384;
const MAX_HEADER_BYTES = 64 * 1024;
const NEWLINE = 10;

/** Widths that the new run-length coding can say. */
const MIN_RLE_WIDTH = 8;
const MAX_RLE_WIDTH = 32767;

/**
 * Reads a Radiance picture (.hdr, Ward 1991: four bytes RGBE a texel; flat, old or new run-length coding) as an
 * equirectangular map, row by row. Values are mantissa / 256 * 2^(exponent - 128), divided by the header's EXPOSURE.
 * The map must be twice as wide as high, at most 16384 texels wide, with its rows from the top (`-Y h +X w`).
 * @throws RelightError `input-unusable`, from here or from the rows, naming `name` and what is wanted.
 */
export function readRadiance(bytes: Uint8Array, name: string): EquirectRows {
  const { width, height, exposure, start } = readHeader(bytes, name);
  return {
    width,
    height,
    *rows() {
      const texels = new Uint8Array(4 * width);
      const row = new Float32Array(3 * width);
      let at = start;
      for (let y = 0; y < height; y++) {
        at = readScanline(bytes, at, texels, (problem) => unusable(name, `${problem} in row ${y + 1} of ${height}`));
        decodeTexels(texels, row, exposure);
        yield row;
      }
    },
  };
}

function unusable(name: string, problem: string): RelightError {
  return new RelightError('input-unusable', `Cannot read environment map ${JSON.stringify(name)}: ${problem}`);
}

interface Header {
  readonly width: number;
  readonly height: number;
  readonly exposure: number;
  readonly start: number;
}

function readHeader(bytes: Uint8Array, name: string): Header {
  let at = 0;
  let exposure = 1;
  const line = (): string => {
    const end = bytes.subarray(0, MAX_HEADER_BYTES).indexOf(NEWLINE, at);
    if (end < 0) throw unusable(name, 'its header does not end, wanted a Radiance .hdr file');
    const text = String.fromCharCode(...bytes.subarray(at, Math.min(end, at + 1024))).trim();
    at = end + 1;
    return text;
  };
  const magic = bytes.length >= 2 && bytes[0] === 0x23 && bytes[1] === 0x3f ? line() : '';
  if (magic !== '#?RADIANCE' && magic !== '#?RGBE')
    throw unusable(name, 'not a Radiance picture, wanted a file that begins with #?RADIANCE');
  for (let text = line(); text !== ''; text = line()) {
    const [key, value] = text.split('=', 2);
    if (key === 'FORMAT' && value !== '32-bit_rle_rgbe') throw unusable(name, `FORMAT is ${shown(value)}, wanted 32-bit_rle_rgbe`);
    if (key === 'EXPOSURE') exposure *= positive(value, name);
  }
  const resolution = line();
  const match = /^-Y (\d{1,9}) \+X (\d{1,9})$/.exec(resolution);
  if (match === null) throw unusable(name, `its size reads ${shown(resolution)}, wanted -Y height +X width`);
  const [height, width] = [Number(match[1]), Number(match[2])];
  if (width < 2 || width !== 2 * height || width > MAX_WIDTH) {
    throw unusable(name, `it is ${width}x${height}, wanted an equirectangular map, twice as wide as high, at most ${MAX_WIDTH} wide`);
  }
  return { width, height, exposure, start: at };
}

function positive(value: string | undefined, name: string): number {
  const number = Number(value);
  if (!(number > 0 && Number.isFinite(number))) throw unusable(name, `EXPOSURE is ${shown(value)}, wanted a number above 0`);
  return number;
}

function shown(value: string | undefined): string {
  return JSON.stringify((value ?? '').slice(0, 60));
}

/** Fills `texels` (RGBE, interleaved) from the scanline at `at`; returns where the next begins. */
function readScanline(bytes: Uint8Array, at: number, texels: Uint8Array, broken: (problem: string) => RelightError): number {
  const width = texels.length / 4;
  const planar = width >= MIN_RLE_WIDTH && width <= MAX_RLE_WIDTH && bytes[at] === 2 && bytes[at + 1] === 2 && bytes[at + 2] < 128;
  if (!planar) return readFlat(bytes, at, texels, broken);
  if (256 * bytes[at + 2] + bytes[at + 3] !== width) throw broken('another width than in the header');
  return readPlanes(bytes, at + 4, texels, broken);
}

/** New run-length coding: the four components one after the other, each as runs and literals. */
function readPlanes(bytes: Uint8Array, start: number, texels: Uint8Array, broken: (problem: string) => RelightError): number {
  const width = texels.length / 4;
  let at = start;
  for (let component = 0; component < 4; component++) {
    for (let x = 0; x < width;) {
      if (at >= bytes.length) throw broken('the file ends');
      const code = bytes[at];
      const count = code > 128 ? code - 128 : code;
      const size = code > 128 ? 1 : count;
      if (at + size >= bytes.length) throw broken('the file ends');
      if (count === 0 || x + count > width) throw broken('a run longer than the row');
      for (let i = 0; i < count; i++) texels[4 * (x + i) + component] = bytes[at + 1 + (code > 128 ? 0 : i)];
      x += count;
      at += 1 + size;
    }
  }
  return at;
}

/** Flat texels, among which (1, 1, 1, n) repeats the one before n times, further repeats in a row counting 256 times as much. */
function readFlat(bytes: Uint8Array, start: number, texels: Uint8Array, broken: (problem: string) => RelightError): number {
  const width = texels.length / 4;
  let at = start;
  let shift = 0;
  for (let x = 0; x < width; at += 4) {
    if (at + 4 > bytes.length) throw broken('the file ends');
    const repeat = bytes[at] === 1 && bytes[at + 1] === 1 && bytes[at + 2] === 1;
    if (!repeat) {
      texels.set(bytes.subarray(at, at + 4), 4 * x);
      shift = 0;
      x++;
      continue;
    }
    const count = bytes[at + 3] * 2 ** shift;
    if (x === 0 || x + count > width) throw broken('a run longer than the row');
    for (let i = 0; i < count; i++, x++) texels.copyWithin(4 * x, 4 * (x - 1), 4 * x);
    shift += 8;
  }
  return at;
}

function decodeTexels(texels: Uint8Array, row: Float32Array, exposure: number): void {
  for (let x = 0; 4 * x < texels.length; x++) {
    const exponent = texels[4 * x + 3];
    const scale = exponent === 0 ? 0 : 2 ** (exponent - 136) / exposure;
    for (let channel = 0; channel < 3; channel++) row[3 * x + channel] = texels[4 * x + channel] * scale;
  }
}
