import { autoExposure, encodeSrgb8 } from './expose.js';
import { lightingAt } from './lights.js';
import type { LightSpec } from './lights.js';
import { createRandom } from './random.js';
import { renderFrame } from './render-frame.js';
import type { Scene } from './scene.js';

const { max, min, round } = Math;

/** What to render: a scene over time under two lights. */
export interface SequenceSpec {
  readonly seed: number;
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly lightA: LightSpec;
  readonly lightB: LightSpec;
}

/** 8-bit R'G'B' (sRGB), r, g, b per pixel; foreground is 0 or 1 per pixel. */
export interface RenderedFrame {
  /** The input: under light A, with sensor noise. */
  readonly input: Uint8Array;
  /** Ground truth: the same moment under light B, without noise. */
  readonly truth: Uint8Array;
  readonly foreground: Uint8Array;
}

export const FRAME_RATE = 24;
/** Standard deviation of the input's noise, in code values over 255. */
const NOISE = 0.006;
/** The side of the small pictures that the exposure is measured on. */
const METER = 48;

/** Renders the frames one by one; the exposure is fixed per light over the whole sequence. */
export function* renderSequence(scene: Scene, spec: SequenceSpec, noise = NOISE): Generator<RenderedFrame> {
  const { width, height, frames } = spec;
  const last = max(1, frames - 1);
  const meter = [0, 0.5, 1].map((progress) =>
    renderFrame(
      scene,
      (progress * last) / FRAME_RATE,
      lightingAt(spec.lightA, progress),
      lightingAt(spec.lightB, progress),
      METER,
      METER,
      false,
    ),
  );
  const exposureA = autoExposure(meter.map((m) => m.a));
  const exposureB = autoExposure(meter.map((m) => m.b));
  for (let f = 0; f < frames; f++) {
    const pair = renderFrame(scene, f / FRAME_RATE, lightingAt(spec.lightA, f / last), lightingAt(spec.lightB, f / last), width, height);
    const random = createRandom(spec.seed * 7919 + f * 104729 + 1);
    const input = new Uint8Array(pair.a.length);
    const truth = new Uint8Array(pair.b.length);
    for (let i = 0; i < input.length; i++) {
      const clean = encodeSrgb8(pair.a[i] * exposureA);
      input[i] = noise > 0 ? min(255, max(0, round(clean + 255 * noise * random.gaussian()))) : clean;
      truth[i] = encodeSrgb8(pair.b[i] * exposureB);
    }
    yield { input, truth, foreground: Uint8Array.from(pair.foreground, (share) => (share >= 0.5 ? 1 : 0)) };
  }
}
