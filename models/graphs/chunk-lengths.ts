/** Cuts `count` items of `bytesPerItem` into as few nearly equal chunks as stay below `maxBytes` each; a chunk has at least one item. */
export function chunkLengths(count: number, bytesPerItem: number, maxBytes: number): readonly number[] {
  const most = Math.max(1, Math.floor(maxBytes / bytesPerItem));
  const chunks = Math.ceil(count / most);
  const start = (chunk: number): number => Math.floor((chunk * count) / chunks);
  return Array.from({ length: chunks }, (_, chunk) => start(chunk + 1) - start(chunk));
}
