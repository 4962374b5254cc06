/** Values of one tensor, in place, from its key: the same key, the same values, whatever came before. */
export type FillValues = (key: string, dims: readonly number[], into: Float32Array, first: number) => void;

const TABLE_BITS = 16;
const GAIN = 0.5;
const SPREAD = 0.1;

/**
 * Random values shaped so that activations neither die nor grow: matrices and kernels normal with deviation 0.5 / sqrt(inputs),
 * scales of norms about 1, biases about 0, motion positions the sinusoid that they are (light-a-video.md 5.1). `share` scales all but
 * those, for a file of offsets. No two tensors are alike, since ONNX Runtime keeps one copy of equal ones.
 */
export function createRandomValues(seed: number, share = 1): FillValues {
  const normal = normalTable(seed);
  const mask = normal.length - 1;
  return (key, dims, into, first) => {
    if (key.endsWith('.pe')) return fillPositions(dims, into, first);
    const inputs = dims.slice(1).reduce((product, dim) => product * dim, 1);
    const deviation = share * (dims.length > 1 ? GAIN / Math.sqrt(inputs) : SPREAD);
    const mean = share === 1 && dims.length === 1 && key.endsWith('.weight') ? 1 : 0;
    let state = hash(key, seed, first);
    for (let i = 0; i < into.length; i++) {
      // xorshift32 (Marsaglia 2003): its low half picks a value of the bell curve.
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      into[i] = mean + deviation * normal[state & mask];
    }
  };
}

/** The bell curve's quantiles in shuffled order, deviation 1. */
function normalTable(seed: number): Float64Array {
  const size = 2 ** TABLE_BITS;
  const table = Float64Array.from({ length: size }, (_, i) => quantile((i + 0.5) / size));
  let state = hash('table', seed, 0);
  for (let i = size - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = state % (i + 1);
    [table[i], table[j]] = [table[j], table[i]];
  }
  return table;
}

/** Inverse of the normal distribution function by the logistic approximation of Bowling et al. (2009): plenty for a bell's shape. */
function quantile(p: number): number {
  const logit = Math.log(p / (1 - p));
  // Solves 0.07056 z^3 + 1.5976 z = logit by Newton's method; the curve is monotonic.
  let z = logit / 1.7;
  for (let i = 0; i < 8; i++) z -= (0.07056 * z ** 3 + 1.5976 * z - logit) / (0.21168 * z * z + 1.5976);
  return z;
}

function fillPositions(dims: readonly number[], into: Float32Array, first: number): void {
  const width = dims[2];
  for (let i = 0; i < into.length; i++) {
    const column = (first + i) % width;
    const position = Math.floor((first + i) / width);
    const angle = position * 10000 ** (-(column - (column % 2)) / width);
    into[i] = column % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
  }
}

/** FNV-1a over the key, mixed with seed and place; never 0, where xorshift would stay. */
function hash(key: string, seed: number, place: number): number {
  let value = 2166136261 ^ seed;
  for (let i = 0; i < key.length; i++) value = Math.imul(value ^ key.charCodeAt(i), 16777619);
  value = Math.imul(value ^ place, 2246822519);
  value ^= value >>> 15;
  value = Math.imul(value, 3266489917);
  return (value ^ (value >>> 16)) | 1;
}
