import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openBackend } from '@relight/engine/media/open-backend.js';
import { clipFolder } from '../clips/cursed.js';
import { encodeOptions, NEVER, testFrame } from '../contracts/media-frames.js';

/** Decodes and encodes many frames and prints resident MiB after the first 100 and after all. Run with --expose-gc. */
const [, , backendId, codec, count] = process.argv;
const [width, height] = [320, 240];
const folder = await clipFolder();
const backend = await openBackend(backendId);
const resident = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().rss / 2 ** 20;
};
const options = encodeOptions(join(folder, 'source.mov'), 'prores422hq', { width, height });
const source = await backend.encode(options);
const pictures = [0, 1, 2, 3].map((i) => testFrame(i, width, height));
for (let i = 0; i < Number(count); i += 1) await source.write(pictures[i % 4]);
await source.finish();
const info = await backend.probe(options.path, NEVER);
const target = await backend.encode({ ...options, codec: codec === 'h264' ? 'h264' : 'prores4444', path: join(folder, 'target.mov') });
const marks: number[] = [];
for await (const frame of backend.decode(info, { first: 0, last: info.frames - 1, signal: NEVER })) {
  await target.write(frame);
  if (frame.index === 100 || frame.index === info.frames - 1) marks.push(resident());
}
await target.finish();
await rm(folder, { recursive: true });
process.stdout.write(marks.map((mark) => mark.toFixed(1)).join(' '));
