import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PUBLISHED_CONFIGS } from './published-configs.js';
import { motionTensors, textTensors, unetTensors, vaeTensors } from './published-tensors.js';
import { createRandomValues } from './random-values.js';
import { writeSafetensors } from './write-safetensors.js';
import type { PublishedTensor } from './published-tensors.js';

const SEED = 20_261_120;
const FORMAT = 1;
const WORDS = 49_408;
const SD15 = 'realistic-vision-v51';

/** Where the parts of a models folder lie, in the published layout. */
export const WEIGHT_FILES = {
  unet: `${SD15}/unet/diffusion_pytorch_model.safetensors`,
  vae: `${SD15}/vae/diffusion_pytorch_model.safetensors`,
  text: `${SD15}/text_encoder/model.safetensors`,
  light: 'ic-light/iclight_sd15_fc.safetensors',
  motion: 'animatediff-motion-adapter-v1-5-3/diffusion_pytorch_model.safetensors',
} as const;

interface WeightFile {
  readonly path: string;
  readonly tensors: readonly PublishedTensor[];
  readonly type: 'F32' | 'F16';
  /** Deviation relative to a base weight's: an offset only nudges. */
  readonly share: number;
}

/** A models folder of random weights at SD 1.5's true sizes, 7.7 GB; what is there and whole is used again. Same bytes every time. */
export async function randomWeights(folder: string, report: (line: string) => void): Promise<void> {
  const files: readonly WeightFile[] = [
    { path: WEIGHT_FILES.unet, tensors: unetTensors(4), type: 'F32', share: 1 },
    { path: WEIGHT_FILES.vae, tensors: vaeTensors(), type: 'F32', share: 1 },
    { path: WEIGHT_FILES.text, tensors: textTensors(WORDS), type: 'F32', share: 1 },
    { path: WEIGHT_FILES.light, tensors: unetTensors(8), type: 'F16', share: 0.2 },
    { path: WEIGHT_FILES.motion, tensors: motionTensors(), type: 'F32', share: 1 },
  ];
  for (const [place, file] of files.entries()) {
    const path = join(folder, file.path);
    const mark = `${path}.made`;
    const wanted = `${FORMAT} ${SEED} ${await sizeOf(path)}`;
    if ((await readFile(mark, 'utf8').catch(() => '')) === wanted) continue;
    report(`Writing random weights: ${path}`);
    await mkdir(dirname(path), { recursive: true });
    await writeSafetensors(path, file.tensors, { type: file.type, fill: createRandomValues(SEED + place, file.share) });
    await writeFile(mark, `${FORMAT} ${SEED} ${await sizeOf(path)}`);
  }
  for (const [path, config] of Object.entries(PUBLISHED_CONFIGS)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), `${JSON.stringify(config, null, 2)}\n`);
  }
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}
