import { pictureFrom8Bit } from './metrics/picture.js';
import type { Picture } from './metrics/picture.js';
import { createRandom } from './renderer/random.js';
import type { RenderedFrame, SequenceSpec } from './renderer/render-sequence.js';
import { scenes } from './renderer/scenes/index.js';
import { rigOfLight } from './rig-of-light.js';
import { sweeps } from './sets/sequence-set.js';

/** A sequence as methods and metrics see it. */
export interface BenchSequence {
  /** Under light A, with noise. */
  readonly input: readonly Picture[];
  /** Under light B. */
  readonly truth: readonly Picture[];
  readonly foreground: readonly Uint8Array[];
  /** Light B as a rig (engine/light/rig.ts), seen from the camera frame by frame. */
  readonly rig: string;
  readonly moves: boolean;
}

/** Joins a sequence's rendered frames with its light B. */
export function benchSequence(spec: SequenceSpec & { readonly kind: string }, frames: readonly RenderedFrame[]): BenchSequence {
  const picture = (bytes: Uint8Array): Picture => pictureFrom8Bit(bytes, spec.width, spec.height);
  const scene = scenes[spec.kind](createRandom(spec.seed));
  return {
    input: frames.map((frame) => picture(frame.input)),
    truth: frames.map((frame) => picture(frame.truth)),
    foreground: frames.map((frame) => frame.foreground),
    rig: rigOfLight(spec.lightB, spec.frames, scene),
    moves: sweeps(spec),
  };
}
