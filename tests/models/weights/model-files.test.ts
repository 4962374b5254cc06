import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ModelError } from '@relight/models/model-error.js';
import { CATALOGUE } from '@relight/models/weights/catalogue.js';
import { resolveModelFiles } from '@relight/models/weights/model-files.js';

const WANTED = ['unet', 'vae', 'textEncoder', 'vocab', 'merges', 'icLight', 'motionAdapter'] as const;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'relight-models-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function put(place: string): Promise<void> {
  await mkdir(dirname(join(folder, place)), { recursive: true });
  await writeFile(join(folder, place), '');
}

describe('resolveModelFiles()', () => {
  it('names the first file that is missing: which, from where, how large, what licence, in one line', async () => {
    for (const role of WANTED) {
      const { places, repository, path, licence } = CATALOGUE[role];
      const thrown: unknown = await resolveModelFiles(folder, 'light-a-video').catch((error: unknown) => error);
      if (!(thrown instanceof ModelError)) throw new Error(`A ModelError was expected, not ${String(thrown)}`);
      expect(thrown.code).toBe('missing');
      for (const part of [join(folder, places[0]), `"${path}"`, repository, licence]) expect(thrown.message).toContain(part);
      expect(thrown.message).toMatch(/about [\d.]+ [MG]B/);
      expect(thrown.message).not.toContain('\n');
      // A folder of that name is not the file.
      await mkdir(join(folder, places[0]), { recursive: true });
      await expect(resolveModelFiles(folder, 'light-a-video')).rejects.toThrow(join(folder, places[0]));
      await rm(join(folder, places[0]), { recursive: true });
      await put(places[0]);
    }
  });

  it('gives every path once all are there; configurations and the scheduler need not be', async () => {
    const base = join(folder, 'realistic-vision-v51');
    expect(await resolveModelFiles(folder, 'light-a-video')).toEqual({
      unet: { weights: join(base, 'unet', 'diffusion_pytorch_model.safetensors'), config: join(base, 'unet', 'config.json') },
      vae: { weights: join(base, 'vae', 'diffusion_pytorch_model.safetensors'), config: join(base, 'vae', 'config.json') },
      textEncoder: { weights: join(base, 'text_encoder', 'model.safetensors'), config: join(base, 'text_encoder', 'config.json') },
      tokenizer: { vocab: join(base, 'tokenizer', 'vocab.json'), merges: join(base, 'tokenizer', 'merges.txt') },
      schedulerConfig: join(base, 'scheduler', 'scheduler_config.json'),
      motionAdapter: {
        weights: join(folder, 'animatediff-motion-adapter-v1-5-3', 'diffusion_pytorch_model.safetensors'),
        config: join(folder, 'animatediff-motion-adapter-v1-5-3', 'config.json'),
      },
      icLight: join(folder, 'ic-light', 'iclight_sd15_fc.safetensors'),
      merged: join(folder, 'merged'),
    });
  });

  it('takes the half-precision files under their published names', async () => {
    for (const role of ['unet', 'vae', 'textEncoder', 'motionAdapter'] as const) {
      const [full, half] = CATALOGUE[role].places;
      await rename(join(folder, full), join(folder, half));
    }
    const files = await resolveModelFiles(folder, 'light-a-video');
    for (const { weights } of [files.unet, files.vae, files.textEncoder, files.motionAdapter])
      expect(weights).toMatch(/\.fp16\.safetensors$/);
  });
});
