import { openBackend } from '@relight/engine/media/open-backend.js';
import type { VideoFrame } from '@relight/engine/media/media-backend.js';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FRAME_RATE, renderSequence } from '../bench/renderer/render-sequence.js';
import { sampleLightA, sampleLightB, sampleScene } from './sample-scene.js';

/** `npm run sample`: renders the sample clip under both lights and writes it through the engine's own encoder; some minutes. */
const SPEC = { seed: 77, width: 640, height: 360, frames: 48, lightA: sampleLightA, lightB: sampleLightB } as const;
const NOISE = 0.003;
const FOLDER = fileURLToPath(new URL('../../clips/', import.meta.url));

const NAMES = ['sample.mp4', 'sample-truth.mp4'] as const;

const media = await openBackend();
// Beside the old clips, which stay in use until the new ones are whole.
const staging = await mkdtemp(join(FOLDER, '.sample-'));
const encoders = await Promise.all(
  NAMES.map((name) =>
    media.encode({
      path: join(staging, name),
      codec: 'h264',
      width: SPEC.width,
      height: SPEC.height,
      rotation: 0,
      pixelAspect: { num: 1, den: 1 },
      frameRate: { num: FRAME_RATE, den: 1 },
      variableRate: false,
      alpha: false,
    }),
  ),
);
let index = 0;
for (const { input, truth } of renderSequence(sampleScene, SPEC, NOISE)) {
  await encoders[0].write(videoFrame(input, index));
  await encoders[1].write(videoFrame(truth, index));
  index += 1;
  if (index % 12 === 0) console.log(`${index} of ${SPEC.frames} frames`);
}
for (const encoder of encoders) await encoder.finish();
for (const name of NAMES) await rename(join(staging, name), join(FOLDER, name));
await rm(staging, { recursive: true });

function videoFrame(rgb: Uint8Array, at: number): VideoFrame {
  const plane = (c: number): Uint16Array => Uint16Array.from({ length: rgb.length / 3 }, (_, i) => rgb[3 * i + c] * 257);
  return { index: at, time: at / FRAME_RATE, width: SPEC.width, height: SPEC.height, r: plane(0), g: plane(1), b: plane(2), a: null };
}
