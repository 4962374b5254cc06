import { CAPTION_FAMILY, loadCaptionFonts } from '@relight/engine/layer/caption-fonts.js';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';

/** `npm run pictures`: makes the README's pictures from the sample clip, through the command line; a minute or two. */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const SAMPLE = join(ROOT, 'tests/clips/sample.mp4');
const DOCS = join(ROOT, 'docs');
/** The looks that are shown beside the source, and the frame that shows them; the ones before it let the light settle. */
const LOOKS = ['sunset', 'moonlight', 'neon', 'blinds', 'window', 'dappled', 'candle', 'noir'] as const;
const FRAMES = '24-28';
const TILE = { width: 344, height: 194 } as const;
const COLUMNS = 3;
const GUTTER = 8;
const LABEL = 26;
const BACKGROUND = '#151617';
const PNG = { compressionLevel: 9, adaptiveFiltering: true } as const;

await mkdir(DOCS, { recursive: true });
const folder = await mkdtemp(join(tmpdir(), 'relight-pictures-'));
try {
  await makeSunset();
  await makeLooks();
} finally {
  await rm(folder, { recursive: true });
}

async function relight(...options: readonly string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [join(ROOT, 'host-bridge/dist/cli/main.js'), 'clip', SAMPLE, ...options]);
}

/** The contact sheet of the README's first command, made smaller. */
async function makeSunset(): Promise<void> {
  const sheet = join(folder, 'sunset.png');
  await relight('--prompt', 'warm sunset from the right', '--out', join(folder, 'sunset.mov'), '--sheet', sheet);
  await sharp(sheet).resize({ width: 1440, kernel: 'lanczos3' }).png(PNG).toFile(join(DOCS, 'sunset.png'));
}

/** One frame as it is and under eight looks. */
async function makeLooks(): Promise<void> {
  await loadCaptionFonts();
  const tiles = [{ name: 'source', picture: await lastFrame('source', ['--strength', '0']) }];
  for (const name of LOOKS) tiles.push({ name, picture: await lastFrame(name, ['--preset', name]) });
  const rows = Math.ceil(tiles.length / COLUMNS);
  const place = (index: number): { readonly left: number; readonly top: number } => ({
    left: GUTTER + (index % COLUMNS) * (TILE.width + GUTTER),
    top: LABEL + Math.floor(index / COLUMNS) * (TILE.height + LABEL),
  });
  const width = COLUMNS * (TILE.width + GUTTER) + GUTTER;
  const height = rows * (TILE.height + LABEL) + GUTTER;
  const labels = tiles.map(({ name }, index) => `<text x="${place(index).left + 1}" y="${place(index).top - 8}">${name}</text>`).join('');
  const style = `font-family="'${CAPTION_FAMILY}', sans-serif" font-size="14" fill="#c4c6c8"`;
  const overlay = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ${style}>${labels}</svg>`;
  await sharp({ create: { width, height, channels: 3, background: BACKGROUND } })
    .composite([
      ...tiles.map(({ picture }, index) => ({ input: picture, ...place(index) })),
      { input: Buffer.from(overlay), left: 0, top: 0 },
    ])
    .removeAlpha()
    .png(PNG)
    .toFile(join(DOCS, 'looks.png'));
}

async function lastFrame(name: string, light: readonly string[]): Promise<Buffer> {
  const out = join(folder, name);
  await relight(...light, '--range', FRAMES, '--codec', 'png', '--out', out);
  const pictures = (await readdir(out)).filter((file) => file.endsWith('.png')).sort();
  return sharp(join(out, pictures[pictures.length - 1]))
    .resize({ ...TILE, kernel: 'lanczos3' })
    .toColourspace('srgb')
    .png()
    .toBuffer();
}
