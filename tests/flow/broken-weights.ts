import { readFileSync, truncateSync, writeFileSync } from 'node:fs';

/** A tensor's entry in a `.safetensors` header; the header's free text has none of it. */
interface Entry {
  dtype: string;
  shape: number[];
  data_offsets: [number, number];
}

/** Breaks the file at `path`, or its tensor `key`, and tells which tensors the refusal may name; none where no tensor can be read. */
type Breakage = (path: string, key: string) => readonly string[];

/** Rewrites a weight file's header; the data stay as they are. */
function withHeader(path: string, change: (header: Record<string, Entry>) => readonly string[]): readonly string[] {
  const bytes = readFileSync(path);
  const length = Number(bytes.readBigUInt64LE(0));
  const header = JSON.parse(bytes.toString('utf8', 8, 8 + length)) as Record<string, Entry>;
  const names = change(header);
  const text = Buffer.from(JSON.stringify(header));
  const prefix = Buffer.alloc(8);
  prefix.writeBigUInt64LE(BigInt(text.length));
  writeFileSync(path, Buffer.concat([prefix, text, bytes.subarray(8 + length)]));
  return names;
}

const tensors = (header: Record<string, Entry>): readonly (readonly [string, Entry])[] =>
  Object.entries(header).filter(([, entry]) => Array.isArray(entry.shape));

/** What can be wrong with a file of weights that is there. */
export const BREAKAGES = {
  truncated: (path) => {
    truncateSync(path, Math.floor(readFileSync(path).length / 2));
    return [];
  },
  empty: (path) => {
    truncateSync(path, 0);
    return [];
  },
  endlessHeader: (path) => {
    const bytes = readFileSync(path);
    bytes.writeBigUInt64LE(2n ** 62n);
    writeFileSync(path, bytes);
    return [];
  },
  /** Moves the last tensor beyond the end. */
  pastTheEnd: (path) =>
    withHeader(path, (header) => {
      const [key, last] = tensors(header).reduce((most, next) => (next[1].data_offsets[0] > most[1].data_offsets[0] ? next : most));
      last.data_offsets = [last.data_offsets[0] + 1e9, last.data_offsets[1] + 1e9];
      return [key];
    }),
  /** Swaps the tensor with one of another size, so that the file as such stays sound. */
  wrongShape: (path, key) =>
    withHeader(path, (header) => {
      const size = (entry: Entry): number => entry.shape.reduce((product, side) => product * side, 1);
      const [other] = tensors(header).find(([, entry]) => size(entry) !== size(header[key]))!;
      [header[key], header[other]] = [header[other], header[key]];
      return [key, other];
    }),
  wrongType: (path, key) =>
    withHeader(path, (header) => {
      header[key].dtype = 'I16';
      return [key];
    }),
  missingTensor: (path, key) =>
    withHeader(path, (header) => {
      header['nobody.knows.it'] = header[key];
      Reflect.deleteProperty(header, key);
      return [key];
    }),
} as const satisfies Record<string, Breakage>;
