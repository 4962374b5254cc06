import { loadSession, type Tensors } from '@relight/models/backends/onnx.js';
import type { BuiltGraph } from '@relight/models/graphs/graph.js';
import { buildMotionUnet } from '@relight/models/graphs/motion-unet.js';
import { timestepEmbedding } from '@relight/models/graphs/timestep-embedding.js';
import { buildUnet } from '@relight/models/graphs/unet.js';
import { buildVaeDecoder, buildVaeEncoder } from '@relight/models/graphs/vae.js';
import type { Tensor } from '@relight/models/tensor.js';
import { golden } from '../golden.js';
import { relativeRms } from '../relative-rms.js';
import { tinyMotionUnet, tinyUnet, tinyVae } from '../tiny-models.js';

/** A forked child's main file: runs the tiny networks wholly on the execution provider it is told, sends their errors by name, and leaves. */
const provider = process.argv[2];
const attention = 'plain';

async function errorOf(graph: BuiltGraph, feeds: Tensors, output: string, right: Tensor): Promise<number> {
  const { model, externalFolder } = graph;
  const session = await loadSession(model, { providers: [provider], threads: 2, externalFolder, load: 'fast', wholeGraph: true });
  const error = relativeRms((await session.run(feeds))[output], right);
  await session.dispose();
  return error;
}

const [unet, motion, vae] = [await tinyUnet(), await tinyMotionUnet(), await tinyVae('new')];
const [images, clips, pictures] = [golden('unet4'), golden('motion'), golden('vae')];
const time = timestepEmbedding(961, unet.config.channels[0]);
const size = { batch: 1, height: 72, width: 88, attention } as const;
const errors = {
  unet: await errorOf(
    buildUnet({ ...unet, batch: 1, height: 9, width: 11, tokens: 77, attention }),
    { sample: images.tensor('9x11.sample'), time, context: images.tensor('context') },
    'noise',
    images.tensor('9x11.t961'),
  ),
  motion: await errorOf(
    buildMotionUnet({ ...motion, frames: 5, height: 8, width: 8, tokens: 77, attention }),
    { sample: clips.tensor('f5.8x8.sample'), time, context: clips.tensor('context') },
    'noise',
    clips.tensor('f5.8x8.t961'),
  ),
  encoder: await errorOf(
    buildVaeEncoder({ ...vae, ...size }),
    { pixels: pictures.tensor('72x88.pixels') },
    'moments',
    pictures.tensor('72x88.new.moments'),
  ),
  decoder: await errorOf(
    buildVaeDecoder({ ...vae, ...size }),
    { latents: pictures.tensor('72x88.latents') },
    'pixels',
    pictures.tensor('72x88.new.decoded'),
  ),
};
process.send?.(errors, undefined, undefined, () => process.exit(0));
