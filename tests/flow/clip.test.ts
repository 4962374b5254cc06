import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SAMPLE } from '../clips/sample.js';
import { decodedClip, meanLuma } from './decoded-frames.js';
import { createRelightCommand } from './relight-command.js';
import type { RelightCommand } from './relight-command.js';

let relight: RelightCommand;
const at = (name: string): string => join(relight.folder, name);
beforeAll(() => {
  relight = createRelightCommand();
});
afterAll(() => relight.close());

describe('relight clip', () => {
  it('writes a layer of the same length, size and rate, with recipe and sheet, and says how it goes', async () => {
    const run = await relight.run([
      'clip',
      SAMPLE,
      '--prompt',
      'warm sunset from the right',
      '--range',
      '4-15',
      '--out',
      'a.mov',
      '--sheet',
      'a.png',
      '--json',
    ]);
    expect([run.code, run.stderr]).toEqual([0, '']);
    const source = await decodedClip(SAMPLE, 4, 15);
    const layer = await decodedClip(at('a.mov'));
    expect(layer.frames).toHaveLength(12);
    expect(layer.info).toMatchObject({ width: source.info.width, height: source.info.height, frameRate: source.info.frameRate });
    expect(layer.info.colour).toEqual({ range: 'tv', matrix: 'bt709', transfer: 'bt709', primaries: 'bt709' });
    expect(readFileSync(at('a.png')).subarray(1, 4).toString()).toBe('PNG');
    expect(run.lines.at(-1)).toMatchObject({ type: 'result', out: at('a.mov'), frames: 12, fps: 24, model: 'lite', warnings: [] });
    const progress = run.lines.filter((line) => line['type'] === 'progress');
    expect(progress.at(-1)).toMatchObject({ stage: 'finish', done: 1, total: 1 });
    expect(progress.some((line) => line['stage'] === 'relight' && typeof line['etaMs'] === 'number')).toBe(true);
    expect(readdirSync(relight.folder).sort()).toEqual(['a.mov', 'a.mov.relight.json', 'a.png', 'home']);
  });

  it('puts the light where it was asked for', async () => {
    const side = async (direction: string): Promise<number> => {
      const out = `${direction}.mov`;
      expect((await relight.run(['clip', SAMPLE, '--direction', direction, '--range', '0-1', '--out', out])).code).toBe(0);
      const [frame] = (await decodedClip(at(out))).frames;
      return meanLuma(frame, 'right') / meanLuma(frame, 'left');
    };
    const [left, right] = [await side('left'), await side('right')];
    expect(right).toBeGreaterThan(1.3 * left);
  });

  it('gives the same pixels from the same recipe', async () => {
    const args = (out: string): string[] => [
      'clip',
      SAMPLE,
      '--preset',
      'dappled',
      '--range',
      '0-7',
      '--codec',
      'prores422hq',
      '--out',
      out,
    ];
    await relight.run(args('first.mov'));
    await relight.run(['clip', SAMPLE, '--recipe', 'first.mov.relight.json', '--codec', 'prores422hq', '--out', 'second.mov']);
    expect((await decodedClip(at('first.mov'))).hash).toBe((await decodedClip(at('second.mov'))).hash);
    const recipe = (name: string): unknown => JSON.parse(readFileSync(at(`${name}.mov.relight.json`), 'utf8'));
    expect(recipe('first')).toEqual(recipe('second'));
    expect(recipe('first')).toMatchObject({ format: 'relight.recipe.v1', light: { preset: 'dappled' }, source: { first: 0, last: 7 } });
  });

  it('is the source itself, bit for bit, at strength 0', async () => {
    const run = await relight.run(['clip', SAMPLE, '--strength', '0', '--codec', 'png', '--range', '2-4', '--out', 'still']);
    expect(run.code).toBe(0);
    expect(readdirSync(at('still'))).toEqual(['00000.png', '00001.png', '00002.png']);
    const source = await decodedClip(SAMPLE, 2, 4);
    for (const [index, frame] of source.frames.entries()) {
      const [written] = (await decodedClip(at(`still/0000${index}.png`))).frames;
      for (const plane of ['r', 'g', 'b'] as const) expect(written[plane]).toEqual(frame[plane]);
    }
  });

  it('mixes by strength in between, and by keyframes', async () => {
    const run = await relight.run([
      'clip',
      SAMPLE,
      '--preset',
      'moonlight',
      '--strength',
      '0:0,4:1',
      '--range',
      '0-4',
      '--codec',
      'png',
      '--out',
      'keyed',
    ]);
    expect(run.code).toBe(0);
    const source = await decodedClip(SAMPLE, 0, 4);
    const luma = await Promise.all([0, 2, 4].map(async (frame) => meanLuma((await decodedClip(at(`keyed/0000${frame}.png`))).frames[0])));
    expect(luma[0]).toBe(meanLuma(source.frames[0]));
    expect(luma[2]).toBeLessThan(luma[1]);
    expect(luma[1]).toBeLessThan(meanLuma(source.frames[2]));
  });

  it('warns when no word of a prompt is about light, and names what was understood', async () => {
    const run = await relight.run(['clip', SAMPLE, '--prompt', 'a zebra crossing', '--range', '0-1', '--out', 'zebra.mov', '--json']);
    expect(run.code).toBe(0);
    expect(run.lines.at(-1)!['warnings']).toEqual([expect.stringContaining('light')]);
  });

  it('leaves nothing behind when it is cancelled: no file, no worker', async () => {
    const before = readdirSync(relight.folder);
    const run = await relight.run(['clip', SAMPLE, '--out', 'cancelled.mov', '--json'], { interruptAt: '"stage":"relight"' });
    expect(run.code).toBe(130);
    expect(run.lines.at(-1)).toMatchObject({ type: 'error', code: 'cancelled' });
    expect(readdirSync(relight.folder)).toEqual(before);
    expect(readdirSync(at('home/jobs'))).toEqual([]);
  });

  it('does not replace what exists unless told to', async () => {
    writeFileSync(at('mine.mov'), 'precious');
    const args = ['clip', SAMPLE, '--range', '0-1', '--out', 'mine.mov'];
    const refused = await relight.run(args);
    expect([refused.code, readFileSync(at('mine.mov'), 'utf8')]).toEqual([2, 'precious']);
    expect(refused.stderr).toMatch(/mine\.mov.*exists already/);
    expect((await relight.run([...args, '--overwrite'])).code).toBe(0);
    expect((await decodedClip(at('mine.mov'))).frames).toHaveLength(2);
  });

  it('says which weights are missing for a model that has none here', async () => {
    const run = await relight.run(['clip', SAMPLE, '--model', 'light-a-video', '--out', 'lav.mov']);
    expect([run.code, existsSync(at('lav.mov'))]).toEqual([4, false]);
    expect(run.stderr).toMatch(/^relight: .*light-a-video.*home.models.*safetensors/m);
  });
});
