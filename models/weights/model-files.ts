import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ModelError } from '../model-error.js';
import { CATALOGUE, type CatalogueFile } from './catalogue.js';

/** One network as published: its weights, and its configuration, which may be absent (then the standard sizes hold). */
export interface NetworkFiles {
  readonly weights: string;
  readonly config: string;
}

/** All that Light-A-Video reads; paths. */
export interface LightAVideoFiles {
  /** Stable Diffusion 1.5's, the base of both models. */
  readonly unet: NetworkFiles;
  readonly vae: NetworkFiles;
  readonly textEncoder: NetworkFiles;
  readonly tokenizer: { readonly vocab: string; readonly merges: string };
  /** May be absent. */
  readonly schedulerConfig: string;
  readonly motionAdapter: NetworkFiles;
  /** IC-Light's offset to the base, foreground-conditioned. */
  readonly icLight: string;
  /** The folder for what is made from the published files. */
  readonly merged: string;
}

/**
 * Finds the files of a model under the models folder. Throws ModelError `missing` for the first file that is not there: which one, from
 * where, how large, under what licence, and where to put it.
 */
export async function resolveModelFiles(folder: string, model: 'light-a-video'): Promise<LightAVideoFiles> {
  const find = (file: CatalogueFile): Promise<string> => findFile(folder, model, file);
  const unet = await find(CATALOGUE.unet);
  const vae = await find(CATALOGUE.vae);
  const textEncoder = await find(CATALOGUE.textEncoder);
  const tokenizer = { vocab: await find(CATALOGUE.vocab), merges: await find(CATALOGUE.merges) };
  const icLight = await find(CATALOGUE.icLight);
  const motionAdapter = await find(CATALOGUE.motionAdapter);
  return {
    unet: withConfig(unet),
    vae: withConfig(vae),
    textEncoder: withConfig(textEncoder),
    tokenizer,
    schedulerConfig: join(dirname(dirname(unet)), 'scheduler', 'scheduler_config.json'),
    motionAdapter: withConfig(motionAdapter),
    icLight,
    merged: join(folder, 'merged'),
  };
}

async function findFile(folder: string, model: string, file: CatalogueFile): Promise<string> {
  for (const place of file.places) {
    const path = join(folder, place);
    const info = await stat(path).catch(() => null);
    if (info?.isFile() === true) return path;
  }
  throw new ModelError(
    'missing',
    `A file of ${model} is missing, "${join(folder, file.places[0])}": put "${file.path}" of ${file.repository} on Hugging Face there ` +
      `(about ${inWords(file.bytes)}, licence: ${file.licence})`,
  );
}

function withConfig(weights: string): NetworkFiles {
  return { weights, config: join(dirname(weights), 'config.json') };
}

function inWords(bytes: number): string {
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;
}
