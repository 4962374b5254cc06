import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LIGHT_A_VIDEO } from '@relight/models/families/iclight/settings.js';
import { loadLightAVideo, type LightAVideo } from '@relight/models/families/light-a-video.js';
import { seededNoise } from '@relight/models/noise.js';

const TINY_MODELS = fileURLToPath(new URL('../../../reference/goldens/models', import.meta.url));
const UNET = 'realistic-vision-v51/unet';
const WEIGHTS = 'diffusion_pytorch_model.safetensors';

let folder: string;
const load = (models: string, signal = new AbortController().signal): Promise<LightAVideo> =>
  loadLightAVideo({
    folder: models,
    settings: { relight: { ...LIGHT_A_VIDEO, steps: 1 }, textLayout: 'correct', resolution: 64 },
    noise: (first) => seededNoise(1, first),
    providers: ['no-such-provider', 'cpu'],
    threads: 1,
    signal,
  });
/** A models folder of its own, changed. */
const changed = async (name: string, change: (models: string) => Promise<unknown>): Promise<string> => {
  const models = join(folder, name);
  await cp(TINY_MODELS, models, { recursive: true });
  await change(models);
  return models;
};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relight-lav-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('loadLightAVideo()', () => {
  it('makes both models ready from the published files, merges IC-Light once, and knows its weights again', async () => {
    const models = await changed('whole', () => Promise.resolve());
    const first = await load(models);
    expect(first).toMatchObject({ provider: 'cpu', warnings: [], weightsSha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(first.relighter.viewSize(1920, 1080)).toEqual({ width: 88, height: 64 });
    expect(first.video.vae).toMatchObject({ factor: 8, latentChannels: 4 });
    await first.dispose();
    const merged = await readdir(join(models, 'merged'));
    const again = await load(models);
    expect([again.weightsSha256, await readdir(join(models, 'merged'))]).toEqual([first.weightsSha256, merged]);
    await again.dispose();
  });

  it('works without the configurations only where the sizes are the standard ones, and names the tensor where not', async () => {
    const models = await changed('no-config', (path) => rm(join(path, UNET, 'config.json')));
    await expect(load(models)).rejects.toMatchObject({ code: expect.stringMatching(/broken|unsupported/) });
  });

  it('refuses a configuration that does not fit the weights before anything is merged, and names file and tensor', async () => {
    const models = await changed('wide', async (path) => {
      const file = join(path, UNET, 'config.json');
      await writeFile(file, (await readFile(file, 'utf8')).replace(/"cross_attention_dim": \d+/, '"cross_attention_dim": 48'));
    });
    await expect(load(models)).rejects.toMatchObject({ code: 'broken', message: expect.stringMatching(/attn2\.to_k\.weight.*unet.*48/) });
    expect(await readdir(models)).not.toContain('merged');
  });

  it('refuses the weights of another file, and names the first file that is missing', async () => {
    const swapped = await changed('swapped', (path) => cp(join(path, 'realistic-vision-v51/vae', WEIGHTS), join(path, UNET, WEIGHTS)));
    await expect(load(swapped)).rejects.toMatchObject({ code: 'broken', message: expect.stringContaining('unet') });
    const missing = await changed('missing', (path) => rm(join(path, 'ic-light'), { recursive: true }));
    await expect(load(missing)).rejects.toMatchObject({ code: 'missing', message: expect.stringContaining('iclight_sd15_fc.safetensors') });
  });

  it('stops when it is told to', async () => {
    const models = await changed('stopped', () => Promise.resolve());
    await expect(load(models, AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
  });
});
