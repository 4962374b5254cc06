import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BAD_INPUTS, ODD_CLIPS } from '../clips/cursed.js';
import { SAMPLE } from '../clips/sample.js';
import { decodedClip, meanLuma } from './decoded-frames.js';
import { createRelightCommand } from './relight-command.js';
import type { CommandRun, RelightCommand } from './relight-command.js';

let relight: RelightCommand;
let clips: string;
const at = (name: string): string => join(relight.folder, name);
beforeAll(() => {
  relight = createRelightCommand();
  clips = at('clips');
  mkdirSync(clips);
});
afterAll(() => relight.close());

/** A painted background, but for its mask. */
const PAINT = ['--mask', 'masks', '--background-prompt', 'a beach'];

/** One plain line that names what it is about. */
function expectRefusal(run: CommandRun, code: number, ...names: readonly RegExp[]): void {
  const line = run.stderr.split('\n').filter((text) => text.startsWith('relight: '));
  expect([run.code, line.length]).toEqual([code, 1]);
  for (const name of names) expect(line[0]).toMatch(name);
  expect(run.stderr).not.toMatch(/\n\s+at /);
}

describe('input that cannot be used', () => {
  it.each(Object.keys(BAD_INPUTS) as (keyof typeof BAD_INPUTS)[])(
    '%s ends with exit code 3 and one line, and nothing is written',
    async (kind) => {
      const input = await BAD_INPUTS[kind](clips);
      const before = readdirSync(relight.folder);
      expectRefusal(await relight.run(['clip', input, '--out', 'out.mov']), 3, new RegExp(input.split('/').at(-1)!.replaceAll('.', '\\.')));
      expect(readdirSync(relight.folder).filter((name) => !before.includes(name) && name !== 'home')).toEqual([]);
    },
  );

  it('a folder', async () => {
    expectRefusal(await relight.run(['clip', clips, '--out', 'out.mov']), 3, /clips/);
  });
});

describe('odd clips that must work', () => {
  it.each(Object.keys(ODD_CLIPS) as (keyof typeof ODD_CLIPS)[])(
    '%s keeps size, rate, rotation, pixel aspect and frame count',
    async (kind) => {
      const input = await ODD_CLIPS[kind](clips);
      const run = await relight.run(['clip', input, '--preset', 'left', '--out', `${kind}.mov`, '--sheet', `${kind}.png`, '--json']);
      expect([run.code, run.lines.at(-1)?.['message']]).toEqual([0, undefined]);
      const source = await decodedClip(input);
      const layer = await decodedClip(at(`${kind}.mov`));
      const { width, height, rotation, pixelAspect, hasAlpha } = source.info;
      expect(layer.info).toMatchObject({ width, height, rotation, pixelAspect, hasAlpha });
      expect(layer.frames).toHaveLength(source.frames.length);
      if (source.info.timestamps === null) expect(layer.info.frameRate).toEqual(source.info.frameRate);
      for (const [index, frame] of layer.frames.entries())
        expect(Math.abs(frame.time - source.frames[index].time)).toBeLessThanOrEqual(0.001);
      expect(run.lines.at(-1)).toMatchObject({ variableRate: source.info.timestamps !== null });
    },
  );

  it('left is left as a player shows a rotated clip', async () => {
    const input = await ODD_CLIPS.rotatedPhone(clips);
    const side = async (preset: string): Promise<number> => {
      expect((await relight.run(['clip', input, '--preset', preset, '--range', '0-0', '--out', `turned-${preset}.mov`])).code).toBe(0);
      const [frame] = (await decodedClip(at(`turned-${preset}.mov`))).frames;
      // Turned clockwise by 90 degrees, the coded bottom is the displayed left.
      return meanLuma(frame, 'bottom') / meanLuma(frame, 'top');
    };
    expect(await side('left')).toBeGreaterThan(1.2 * (await side('right')));
  });

  it('h264 keeps odd sizes', async () => {
    const input = await ODD_CLIPS.oddSize(clips);
    expect((await relight.run(['clip', input, '--out', 'odd.mp4', '--codec', 'h264'])).code).toBe(0);
    expect((await decodedClip(at('odd.mp4'))).info).toMatchObject({ width: 641, height: 359 });
  });
});

describe('usage', () => {
  it.each([
    [['--strength', 'abc'], /--strength "abc".*\[0, 1\]/],
    [['--strength', 'NaN'], /--strength "NaN"/],
    [['--strength', '1.2'], /--strength "1\.2"/],
    [['--strength', '-0.1'], /--strength/],
    [['--temperature', '90'], /--temperature "90".*1000/],
    [['--seed', '1.5'], /--seed "1\.5".*whole/],
    [['--preset', 'disco'], /--preset "disco".*sunset/],
    [['--model', 'gpt'], /--model "gpt".*lite/],
    [['--direction', 'upwards'], /upwards/],
    [['--range', '5'], /--range "5"/],
    [['--range', '9-3'], /--range "9-3"/],
    [['--range', '0-100000'], /0-100000.*47|0-100000/],
    [['--codec', 'gif'], /gif/],
    [['--rig', 'nowhere.json'], /nowhere\.json/],
    [['--prompt', 'x'.repeat(5000)], /prompt/],
    [['--frobnicate'], /frobnicate/],
    [['--quality', 'best'], /--quality "best".*draft, standard, reference/],
    [['--steps', '0'], /--steps "0".*\[1, 100\]/],
    [['--relight-steps', '2.5'], /--relight-steps "2\.5".*whole/],
    [['--window-frames', '33'], /--window-frames "33".*\[1, 32\]/],
    [['--fusion-domain', 'light'], /--fusion-domain "light".*pixels, log-gain/],
    [['--model', 'light-a-video', '--background-prompt', 'a beach'], /backgroundPrompt needs a mask/],
    [['--model', 'light-a-video', '--mask', 'masks'], /mask needs a backgroundPrompt/],
    [['--model', 'light-a-video', ...PAINT, '--result', 'gain'], /result must be pixels with a mask/],
  ])('%j ends with exit code 2, naming option, value and what is wanted', async (flags, told) => {
    expectRefusal(await relight.run(['clip', SAMPLE, '--out', 'usage.mov', ...flags]), 2, told);
    expect(existsSync(at('usage.mov'))).toBe(false);
  });

  it('a broken rig names the place in it', async () => {
    writeFileSync(at('rig.json'), '{"lights":[{"direction":[1,0,0],"kelvin":"warm"}]}');
    expectRefusal(await relight.run(['clip', SAMPLE, '--rig', 'rig.json', '--out', 'usage.mov']), 2, /lights\[0\]\.kelvin|lights.0.kelvin/);
  });

  it('no output, no input, no command', async () => {
    expect((await relight.run(['clip', SAMPLE])).code).toBe(2);
    expect((await relight.run(['clip', '--out', 'x.mov'])).code).toBe(2);
    expect((await relight.run(['dance'])).code).toBe(2);
    const json = await relight.run(['clip', SAMPLE, '--json']);
    expect([json.code, json.lines[0]]).toMatchObject([2, { type: 'error', code: 'invalid-argument' }]);
  });

  it('an empty prompt and one in another script work', async () => {
    const run = await relight.run(['clip', SAMPLE, '--prompt', '夕日の温かい光 ☀️', '--range', '0-0', '--out', 'ja.mov', '--json']);
    expect(run.code).toBe(0);
    expect(run.lines.at(-1)!['warnings']).toHaveLength(1);
    expect((await relight.run(['clip', SAMPLE, '--prompt', '', '--range', '0-0', '--out', 'empty.mov'])).code).toBe(0);
  });
});

describe('a mask that cannot be used', () => {
  const paint = (mask: string) => [
    'clip',
    SAMPLE,
    '--range',
    '0-1',
    '--model',
    'light-a-video',
    ...PAINT,
    '--mask',
    mask,
    '--out',
    'out.mov',
  ];
  const grey = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: 'grey' } })
      .png()
      .toBuffer();
  const folder = async (name: string, ...sizes: readonly (readonly [number, number])[]): Promise<string> => {
    mkdirSync(at(name));
    for (const [index, [width, height]] of sizes.entries()) writeFileSync(at(`${name}/${index}.png`), await grey(width, height));
    return name;
  };

  it.each<[string, () => string | Promise<string>, RegExp]>([
    ['that is not there', () => 'nowhere', /nowhere/],
    ['that is an empty folder', () => folder('no-masks'), /no-masks.*0 frames.*2/],
    ['with too few pictures', () => folder('one-mask', [640, 360]), /one-mask.*1 frames.*2/],
    ['of another shape', () => folder('square-masks', [360, 360], [360, 360]), /square-masks.*360x360.*640x360/],
    ['that is no picture', () => (writeFileSync(at('mask.png'), 'no picture'), 'mask.png'), /mask\.png/],
  ])('%s ends with exit code 3 and one line, and nothing is written', async (_name, make, told) => {
    const mask = await make();
    const before = readdirSync(relight.folder);
    expectRefusal(await relight.run(paint(mask)), 3, told);
    expect(readdirSync(relight.folder).filter((name) => !before.includes(name) && name !== 'home')).toEqual([]);
  });
});

describe('output that cannot be written', () => {
  it.each([
    ['missing/out.mov', /missing.*does not exist/],
    ['clips', /clips/],
    ['out.gif', /out\.gif.*\.mov/],
  ])('%s', async (out, told) => {
    expectRefusal(await relight.run(['clip', SAMPLE, '--range', '0-1', '--out', out]), 2, told);
  });

  it('the source itself', async () => {
    const input = await ODD_CLIPS.plain(clips);
    const size = statSync(input).size;
    expectRefusal(await relight.run(['clip', input, '--out', input, '--codec', 'h264', '--overwrite']), 2, /the source itself/);
    expect(statSync(input).size).toBe(size);
  });

  // The superuser may write anywhere, so the folder is tried as somebody else.
  const asRoot = process.getuid?.() === 0;
  const other = asRoot ? { uid: 65534, gid: 65534 } : {};

  it('a read-only folder, and a source without permission', async () => {
    const open = createRelightCommand(other);
    try {
      const locked = join(open.folder, 'locked');
      mkdirSync(locked);
      const secret = join(open.folder, 'secret.mp4');
      writeFileSync(secret, 'x'.repeat(1000));
      chmodSync(locked, 0o555);
      chmodSync(secret, 0o000);
      expectRefusal(await open.run(['clip', SAMPLE, '--range', '0-1', '--out', 'locked/out.mov']), 2, /locked/);
      expectRefusal(await open.run(['clip', secret, '--out', 'out.mov']), 3, /secret\.mp4.*permission/i);
      expect(readdirSync(locked)).toEqual([]);
      chmodSync(locked, 0o755);
    } finally {
      open.close();
    }
  });

  it('a full disk', async () => {
    const limit = spawnSync('sh', ['-c', 'ulimit -f 100 && echo ok'], { encoding: 'utf8' });
    expect(limit.stdout.trim()).toBe('ok');
    const full = createRelightCommand({ fileBlocks: 100 });
    try {
      const run = await full.run(['clip', SAMPLE, '--out', 'out.mov']);
      expectRefusal(run, 5, /out\.mov/);
      expect(readdirSync(full.folder)).toEqual(['home']);
    } finally {
      full.close();
    }
  });
});
