import { mkdtemp, readFile, truncate, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeClip, type ClipSpec } from './write-clip.js';

/** H.264 as a phone or an editor writes it: B-frames, a key picture every 12. */
const H264: Omit<ClipSpec, 'path'> = {
  container: 'mp4',
  encoder: 'libx264',
  pixelFormat: 'yuv420p',
  width: 96,
  height: 64,
  frames: 30,
  options: { preset: 'veryfast', crf: '12', bf: '2' },
  tags: { range: 1, matrix: 1, transfer: 1, primaries: 1 },
};

/** Frame times of a phone that slows down in poor light, in seconds; none lies on a constant grid. */
export const UNEVEN_TIMES: readonly number[] = Array.from({ length: 30 }, (_, i) => i / 30 + (i > 10 ? 0.021 : 0) + 0.006 * (i % 3));

/** A new empty folder for one test file's clips. */
export function clipFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'relight-clips-'));
}

async function cut(path: string, share: number): Promise<string> {
  await truncate(path, Math.floor((await stat(path)).size * share));
  return path;
}

/** Clips that tools trip over but that must work. Each is written into `folder` and its path returned. */
export const ODD_CLIPS = {
  plain: (folder: string) => writeClip({ ...H264, path: join(folder, 'plain.mp4') }),
  oddSize: (folder: string) =>
    writeClip({ ...H264, path: join(folder, 'odd-size.mp4'), width: 641, height: 359, pixelFormat: 'yuv444p', frames: 8 }),
  oneFrame: (folder: string) => writeClip({ ...H264, path: join(folder, 'one-frame.mp4'), frames: 1 }),
  rotatedPhone: (folder: string) =>
    writeClip({ ...H264, path: join(folder, 'rotated-phone.mp4'), rotation: 90, frameRate: { num: 30000, den: 1001 } }),
  variableRate: (folder: string) => writeClip({ ...H264, path: join(folder, 'variable-rate.mp4'), times: UNEVEN_TIMES }),
  hevc10: (folder: string) =>
    writeClip({
      ...H264,
      path: join(folder, 'hevc-10-bit.mp4'),
      encoder: 'libx265',
      pixelFormat: 'yuv420p10le',
      options: { preset: 'ultrafast', 'x265-params': 'log-level=none:pools=1' },
    }),
  proresAlpha: (folder: string) =>
    writeClip({
      ...H264,
      path: join(folder, 'prores-alpha.mov'),
      container: 'mov',
      encoder: 'prores_ks',
      pixelFormat: 'yuva444p10le',
      frames: 6,
      options: { profile: '4444', alpha_bits: '16' },
    }),
} as const satisfies Readonly<Record<string, (folder: string) => Promise<string>>>;

/** Files that are refused as input, with one line that says why. */
export const BAD_INPUTS = {
  missing: (folder: string) => Promise.resolve(join(folder, 'missing.mp4')),
  folder: (folder: string) => Promise.resolve(folder),
  async empty(folder: string) {
    const path = join(folder, 'empty.mp4');
    await writeFile(path, '');
    return path;
  },
  async text(folder: string) {
    const path = join(folder, 'text.mp4');
    await writeFile(path, 'Dear diary, this is not a film.\n'.repeat(40));
    return path;
  },
  async textByName(folder: string) {
    const path = join(folder, 'notes.txt');
    await writeFile(path, 'Dear diary, this is not a film.\n'.repeat(40));
    return path;
  },
  async playlist(folder: string) {
    const path = join(folder, 'playlist.m3u8');
    await writeFile(path, '#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nplain.mp4\n#EXT-X-ENDLIST\n');
    return path;
  },
  /** The index stands at the end and is lost. */
  async truncated(folder: string) {
    return cut(await writeClip({ ...H264, path: join(folder, 'truncated.mp4') }), 0.6);
  },
  /** The index stands in front and promises more frames than are there. */
  async truncatedBehindIndex(folder: string) {
    return cut(await writeClip({ ...H264, path: join(folder, 'truncated-behind-index.mp4'), muxer: { movflags: '+faststart' } }), 0.6);
  },
  async truncatedMatroska(folder: string) {
    return cut(await writeClip({ ...H264, path: join(folder, 'truncated.mkv'), container: 'matroska' }), 0.6);
  },
  /** A QuickTime header that promises 8K pictures, and not one of them. */
  async emptyHeader(folder: string) {
    const path = join(folder, '8k-header.mov');
    const shape = { container: 'mov', encoder: 'prores_ks', pixelFormat: 'yuv422p10le', options: { profile: 'hq' }, frames: 2 } as const;
    const bytes = await readFile(await writeClip({ ...H264, ...shape, path, muxer: { movflags: '+faststart' } }));
    // Width and height of the sample entry (ISO 14496-12, section 12.1.3) follow its type after 28 bytes.
    const entry = bytes.indexOf('apch');
    bytes.writeUInt16BE(7680, entry + 28);
    bytes.writeUInt16BE(4320, entry + 30);
    await writeFile(path, bytes.subarray(0, bytes.indexOf('mdat') + 4));
    return path;
  },
} as const satisfies Readonly<Record<string, (folder: string) => Promise<string>>>;

/** A whole file with noise in the middle of its pictures: it opens, and fails on the way. */
export async function damagedClip(folder: string): Promise<string> {
  const path = await writeClip({ ...H264, path: join(folder, 'damaged.mp4'), muxer: { movflags: '+faststart' } });
  const bytes = await readFile(path);
  const start = bytes.indexOf('mdat') + 4;
  const from = start + Math.floor((bytes.length - start) * 0.4);
  for (let i = from; i < from + 1500; i += 1) bytes[i] = (i * 97 + 31) & 0xff;
  await writeFile(path, bytes);
  return path;
}
