import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SAMPLE } from '../clips/sample.js';
import { BREAKAGES } from './broken-weights.js';
import { createRelightCommand } from './relight-command.js';
import type { CommandRun, RelightCommand } from './relight-command.js';

/** Tiny networks of the real architectures in the published layout. */
const WHOLE = fileURLToPath(new URL('../../reference/goldens/models', import.meta.url));
const UNET = 'realistic-vision-v51/unet/diffusion_pytorch_model.safetensors';
const VAE = 'realistic-vision-v51/vae/diffusion_pytorch_model.safetensors';
const TEXT = 'realistic-vision-v51/text_encoder/model.safetensors';
const MOTION = 'animatediff-motion-adapter-v1-5-3/diffusion_pytorch_model.safetensors';
const IC_LIGHT = 'ic-light/iclight_sd15_fc.safetensors';

let relight: RelightCommand;
const at = (name: string): string => join(relight.folder, name);
beforeAll(() => {
  relight = createRelightCommand();
});
afterAll(() => relight.close());

/** A models folder in which one file is not as it should be. */
function models(name: string, change: (folder: string) => void): string {
  cpSync(WHOLE, at(name), { recursive: true, filter: (path) => !path.endsWith('merged') });
  change(at(name));
  return name;
}

function relit(folder: string, ...flags: readonly string[]): Promise<CommandRun> {
  const small = ['--range', '0-1', '--resolution', '64', '--steps', '2', '--relight-steps', '1'];
  return relight.run(['clip', SAMPLE, '--model', 'light-a-video', '--models', folder, ...small, '--out', 'out.mov', ...flags]);
}

/** Exit code 4, one line that names these, and nothing left behind. */
async function expectRefusal(folder: string, ...names: readonly RegExp[]): Promise<void> {
  const before = readdirSync(relight.folder);
  const { code, stderr } = await relit(folder);
  const lines = stderr.split('\n').filter((line) => line.startsWith('relight: '));
  expect({ code, lines: lines.length, stderr }).toMatchObject({ code: 4, lines: 1 });
  for (const name of names) expect(lines[0]).toMatch(name);
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(readdirSync(relight.folder).filter((name) => !before.includes(name) && name !== 'home')).toEqual([]);
  const merged = join(at(folder), 'merged');
  expect(existsSync(merged) ? readdirSync(merged).filter((name) => !name.endsWith('.safetensors')) : []).toEqual([]);
}

describe('weights that are missing', () => {
  it.each([
    [UNET, /stablediffusionapi\/realistic-vision-v51/, /openrail/i],
    [VAE, /stablediffusionapi\/realistic-vision-v51/, /openrail/i],
    [TEXT, /stablediffusionapi\/realistic-vision-v51/, /openrail/i],
    ['realistic-vision-v51/tokenizer/merges.txt', /stablediffusionapi\/realistic-vision-v51/, /openrail/i],
    [IC_LIGHT, /lllyasviel\/ic-light/, /Apache/],
    [MOTION, /guoyww\/animatediff-motion-adapter-v1-5-3/, /Apache/],
  ])('%s: exit code 4, with the file, where it is from, its size and its licence', async (file, repository, licence) => {
    const folder = models(`without-${file.replaceAll('/', '-')}`, (path) => rmSync(join(path, file)));
    await expectRefusal(folder, new RegExp(file), repository, licence, /\d (kB|MB|GB)/);
    rmSync(at(folder), { recursive: true });
  });

  it('a folder that is not there: exit code 4, with the first file', async () => {
    await expectRefusal('nowhere', /nowhere/, /safetensors|json/, /stablediffusionapi/);
  });

  it('are looked for where flag, else environment, else home say, whatever the environment of the engine that runs', async () => {
    const lookedFor = async (flags: readonly string[], env: Readonly<Record<string, string>>): Promise<string> =>
      (await relight.run(['clip', SAMPLE, '--model', 'light-a-video', ...flags, '--out', 'out.mov'], { env })).stderr;
    expect(await lookedFor(['--models', 'flagged'], { RELIGHT_MODELS: 'named' })).toContain(at('flagged/realistic-vision-v51'));
    expect(await lookedFor([], { RELIGHT_MODELS: 'named' })).toContain(at('named/realistic-vision-v51'));
    expect(await lookedFor([], { RELIGHT_MODELS: '' })).toContain(at('home/models/realistic-vision-v51'));
  });

  it('`relight doctor` names the first file that is missing, and says that all is well where none is', async () => {
    const report = async (folder: string) => (await relight.run(['doctor', '--models', folder, '--json'])).lines[0]['models'];
    const folder = models('doctored', (path) => rmSync(join(path, IC_LIGHT)));
    expect(await report(folder)).toMatchObject({ lite: 'works', 'light-a-video': expect.stringMatching(/iclight_sd15_fc/) });
    expect(await report(WHOLE)).toEqual({ lite: 'works', 'light-a-video': 'works' });
    rmSync(at(folder), { recursive: true });
  });
});

describe('weights that are broken', () => {
  it.each<[keyof typeof BREAKAGES, string, string]>([
    ['truncated', UNET, ''],
    ['truncated', IC_LIGHT, ''],
    ['empty', TEXT, ''],
    ['endlessHeader', VAE, ''],
    ['endlessHeader', MOTION, ''],
    ['pastTheEnd', UNET, ''],
    ['wrongType', VAE, 'decoder.conv_in.weight'],
    ['wrongType', IC_LIGHT, 'conv_in.weight'],
    ['missingTensor', TEXT, 'text_model.final_layer_norm.weight'],
    ['missingTensor', MOTION, 'down_blocks.0.motion_modules.0.proj_in.weight'],
    ['wrongShape', UNET, 'conv_in.bias'],
    ['wrongShape', VAE, 'decoder.conv_in.bias'],
    ['wrongShape', MOTION, 'down_blocks.0.motion_modules.0.norm.weight'],
  ])('%s: %s %s ends with exit code 4 and names file and tensor', async (kind, file, key) => {
    let tensors: readonly string[] = [];
    const folder = models(`${kind}-${file.replaceAll('/', '-')}`, (path) => (tensors = BREAKAGES[kind](join(path, file), key)));
    const named = tensors.length === 0 ? [] : [new RegExp(tensors.map((name) => name.replaceAll('.', '\\.')).join('|'))];
    await expectRefusal(folder, new RegExp(file), ...named);
    rmSync(at(folder), { recursive: true });
  });

  it('that the same clip is relit by when they are whole', async () => {
    const run = await relit(
      models('whole', () => undefined),
      '--json',
    );
    expect([run.code, run.lines.at(-1)?.['message']]).toEqual([0, undefined]);
  });
});
