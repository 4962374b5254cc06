import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SAMPLE } from '../clips/sample.js';
import { decodedClip } from './decoded-frames.js';
import { psnr } from './psnr.js';
import { createRelightCommand } from './relight-command.js';
import type { CommandRun, RelightCommand } from './relight-command.js';

/** Tiny networks of the real architectures in the published layout; copied, since merged weights are written beside them. */
const TINY_MODELS = fileURLToPath(new URL('../../reference/goldens/models', import.meta.url));
const FEW_STEPS = ['--steps', '4', '--relight-steps', '3', '--resolution', '64', '--window-frames', '4'];

let relight: RelightCommand;
const at = (name: string): string => join(relight.folder, name);
beforeAll(() => {
  relight = createRelightCommand();
  cpSync(TINY_MODELS, at('models'), { recursive: true });
});
afterAll(() => relight.close());

function clip(out: string, flags: readonly string[]): Promise<CommandRun> {
  return relight.run(['clip', SAMPLE, '--model', 'light-a-video', '--models', 'models', ...FEW_STEPS, '--out', out, '--json', ...flags]);
}

const recipe = (name: string): Readonly<Record<string, unknown>> =>
  JSON.parse(readFileSync(at(`${name}.relight.json`), 'utf8')) as Record<string, unknown>;

describe('relight clip --model light-a-video', () => {
  it('writes a layer of the same length, size and rate, and says which model made it', async () => {
    const run = await clip('a.mov', ['--range', '0-5', '--prompt', 'warm light from the left', '--direction', 'left']);
    expect([run.code, run.stderr]).toEqual([0, '']);
    const source = await decodedClip(SAMPLE, 0, 5);
    const layer = await decodedClip(at('a.mov'));
    expect(layer.frames).toHaveLength(6);
    expect(layer.info).toMatchObject({ width: source.info.width, height: source.info.height, frameRate: source.info.frameRate });
    expect(psnr(layer.frames[0], source.frames[0])).toBeLessThan(60);
    expect(run.lines.at(-1)).toMatchObject({ type: 'result', frames: 6, model: 'light-a-video', provider: 'cpu' });
    expect(recipe('a.mov')).toMatchObject({ model: { id: 'light-a-video', weightsSha256: expect.stringMatching(/^[0-9a-f]{64}$/) } });
  });

  it('gives the same pixels from the same recipe', async () => {
    const flags = ['--range', '0-3', '--seed', '7', '--codec', 'prores422hq'];
    expect((await clip('first.mov', flags)).code).toBe(0);
    const again = [
      'clip',
      SAMPLE,
      '--recipe',
      'first.mov.relight.json',
      '--models',
      'models',
      '--codec',
      'prores422hq',
      '--out',
      'second.mov',
    ];
    expect((await relight.run(again)).code).toBe(0);
    expect((await decodedClip(at('second.mov'))).hash).toBe((await decodedClip(at('first.mov'))).hash);
    expect((await clip('third.mov', [...flags, '--seed', '8'])).code).toBe(0);
    expect((await decodedClip(at('third.mov'))).hash).not.toBe((await decodedClip(at('first.mov'))).hash);
  });

  it('is the source itself, bit for bit, at strength 0', async () => {
    const run = await clip('still', ['--strength', '0', '--codec', 'png', '--range', '2-3']);
    expect(run.code).toBe(0);
    const source = await decodedClip(SAMPLE, 2, 3);
    for (const [index, frame] of source.frames.entries()) {
      const [written] = (await decodedClip(at(`still/0000${index}.png`))).frames;
      for (const plane of ['r', 'g', 'b'] as const) expect(written[plane]).toEqual(frame[plane]);
    }
  });

  it('works at every quality, and gives a gain on the source or the picture as it was drawn', async () => {
    const layer = async (quality: string, result: string): Promise<string> => {
      const run = await clip(`${quality}-${result}.mov`, ['--range', '0-0', '--quality', quality, '--result', result]);
      expect([run.code, run.lines.at(-1)!['message']]).toEqual([0, undefined]);
      return (await decodedClip(at(`${quality}-${result}.mov`))).hash;
    };
    const layers = [await layer('draft', 'gain'), await layer('standard', 'gain'), await layer('reference', 'gain')];
    expect(layers).not.toContain(await layer('reference', 'pixels'));
  });

  it('paints a new background where the mask is black', async () => {
    const source = await decodedClip(SAMPLE, 0, 1);
    const { width, height } = source.info;
    mkdirSync(at('masks'));
    const half = await sharp({ create: { width: width >> 1, height, channels: 3, background: 'white' } })
      .png()
      .toBuffer();
    for (const index of [0, 1]) {
      const mask = sharp({ create: { width, height, channels: 3, background: 'black' } }).composite([{ input: half, left: 0, top: 0 }]);
      await mask.png().toFile(at(`masks/${index}.png`));
    }
    const run = await clip('painted.mov', ['--range', '0-1', '--mask', 'masks', '--background-prompt', 'a beach']);
    expect([run.code, run.lines.at(-1)!['message']]).toEqual([0, undefined]);
    expect((await decodedClip(at('painted.mov'))).frames).toHaveLength(2);
  });

  it('refuses a folder without the weights, and names what is missing', async () => {
    mkdirSync(at('empty'));
    const run = await relight.run(['clip', SAMPLE, '--model', 'light-a-video', '--models', 'empty', '--out', 'none.mov']);
    expect(run.code).toBe(4);
    expect(run.stderr).toMatch(/^relight: .*empty.*safetensors|^relight: .*safetensors.*empty/m);
  });
});
