/** Height and width of a plane, in pixels. */
export interface PlaneSize {
  readonly height: number;
  readonly width: number;
}

/** Where an output value comes from: `weights` for the input values from `first` on; they sum to 1. */
interface Tap {
  readonly first: number;
  readonly weights: readonly number[];
}

/** Brings a row-major plane to another size: area means where it shrinks, bilinear (centres aligned, edges held) where it grows; a plane of that size already is returned as it is. */
export function resample(plane: Float32Array, from: PlaneSize, to: PlaneSize): Float32Array {
  if (from.width === to.width && from.height === to.height) return plane;
  const columns = taps(from.width, to.width);
  const rows = taps(from.height, to.height);
  const narrow = new Float32Array(from.height * to.width);
  for (let y = 0; y < from.height; y++) {
    columns.forEach((tap, x) => (narrow[y * to.width + x] = weighted(plane, tap, y * from.width, 1)));
  }
  const result = new Float32Array(to.height * to.width);
  rows.forEach((tap, y) => {
    for (let x = 0; x < to.width; x++) result[y * to.width + x] = weighted(narrow, tap, x, to.width);
  });
  return result;
}

function weighted(values: Float32Array, { first, weights }: Tap, start: number, stride: number): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i] * values[start + (first + i) * stride];
  return sum;
}

function taps(from: number, to: number): readonly Tap[] {
  return Array.from({ length: to }, (_, at) => (to < from ? area(at, from, to) : bilinear(at, from, to)));
}

function area(at: number, from: number, to: number): Tap {
  const [start, end] = [(at * from) / to, ((at + 1) * from) / to];
  const first = Math.floor(start);
  const covered = Array.from({ length: Math.ceil(end) - first }, (_, i) => Math.min(end, first + i + 1) - Math.max(start, first + i));
  return { first, weights: covered.map((width) => (width * to) / from) };
}

function bilinear(at: number, from: number, to: number): Tap {
  const centre = Math.min(Math.max(((at + 0.5) * from) / to - 0.5, 0), from - 1);
  const first = Math.min(Math.floor(centre), Math.max(from - 2, 0));
  return from === 1 ? { first, weights: [1] } : { first, weights: [1 - (centre - first), centre - first] };
}
