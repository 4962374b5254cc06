import { createConsistentTarget } from './consistent-target.js';
import { decodeFrames } from './decode-frames.js';
import { encodeFrames } from './encode-frames.js';
import type { Fusion } from './fusion-plan.js';
import { fusionTarget } from './fusion-target.js';
import { paintBackground } from './paint-background.js';
import { predictedOriginal } from './predicted-original.js';
import { relightTarget } from './relight-target.js';
import { runPlan } from './run-plan.js';
import { createStepReports, type OnStep } from './step-reports.js';
import type { VideoFamily } from './video-family.js';
import type { FrameWindow } from './windows.js';
import type { Tensor } from '@relight/models/tensor.js';
import type { FrameView, RelightRun } from '@relight/models/interfaces/image-relighter.js';
import type { NoiseSource } from '@relight/models/interfaces/scheduler.js';

export interface DenoiseOptions {
  readonly family: VideoFamily;
  readonly fusion: Fusion;
  readonly window: FrameWindow;
  /** What is foreground, (frames, 1, height, width) in [0, 1], so that the rest is painted; null relights everything. */
  readonly mask: Tensor | null;
  readonly run: RelightRun;
  readonly onStep?: OnStep;
  readonly signal: AbortSignal;
}

/** Progressive light fusion over one window (Light-A-Video, section 4.3): denoises the clip towards its relit self. Gives pixels, not clamped. */
export async function denoise({ family, fusion, window, mask, run, onStep, signal }: DenoiseOptions): Promise<FrameView> {
  const { denoiser, vae, framesPerVaeCall } = family;
  const { view: source, indices } = window;
  const encode = (pixels: FrameView, draw?: NoiseSource): Promise<Tensor> => encodeFrames(vae, pixels, framesPerVaeCall, signal, draw);
  const decode = (latents: Tensor): Promise<FrameView> => decodeFrames(vae, latents, framesPerVaeCall, signal);
  const plan = runPlan(family, fusion, mask !== null);
  const { schedule, painted, steps } = plan;
  const consistentTarget = createConsistentTarget({ source, mask, decode, detail: fusion.detail });
  // Guidance is for painting: Light-A-Video's second stage goes by the prompt alone.
  const conditioning = mask ? { ...family.conditioning, guidanceScale: 1 } : family.conditioning;
  const noise = family.noise(indices[0]);
  const report = createStepReports(plan, mask !== null, indices[0], onStep);

  // 1. Start from the source's own latents, noised to the first timestep, or from a background painted round its foreground.
  let latents = mask ? await paintBackground({ family, plan, window, mask, run, noise, report, signal }) : await noisedSource();

  for (const [at, { weight, ...detail }] of steps.entries()) {
    const step = painted + at;

    // 2. What the video model makes of them: the predicted original.
    const predict = (): Promise<Tensor> => predictedOriginal({ denoiser, conditioning, schedule, latents, step, signal });
    let original: Tensor;
    let fused: FrameView | null = null;

    if (weight > 0) {
      // 3. Consistent target: the predicted original as pixels, lost detail restored.
      const consistent = await consistentTarget(predict, detail);

      // 4. Relight target: the same, relit.
      const relit = await relightTarget({ run, source, consistent, indices, signal });

      // 5. Fusion target: their mix, which takes the predicted original's place.
      fused = fusionTarget({ domain: fusion.domain, source, consistent, relit, weight });
      original = await encode(fused);
    } else {
      original = await predict();
    }

    // 6. Step on from it; past the cut-off this is the video model's ordinary step.
    latents = schedule.step(original, latents, step, noise);
    await report(fused);
  }

  // 7. What is left is the relit clip.
  return decode(latents);

  async function noisedSource(): Promise<Tensor> {
    const clean = await encode(source, family.initial === 'sample' ? noise : undefined);
    return schedule.addNoise(clean, noise(clean.dims), 0);
  }
}
