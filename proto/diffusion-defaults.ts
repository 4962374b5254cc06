/** What the diffusion model does: light the whole picture, or light what a mask keeps and paint the rest. */
export type DiffusionMode = 'relight' | 'paint';

/** What the mode decides where nobody names it; in brackets the parameter. */
export interface ModeDefaults {
  /** Denoising steps [steps]. */
  readonly steps: number;
  /** How far the start is noised [denoiseStrength]. */
  readonly denoiseStrength: number;
  /** The video model's [guidanceScale]. */
  readonly guidanceScale: number;
  /** How the relit picture's share falls [fusionDecay]. */
  readonly fusionDecay: 'linear' | 'timestep';
  /** Light on the untouched source, or what the model drew [result]. */
  readonly result: 'gain' | 'pixels';
}

/** Light-A-Video's own for AnimateDiff, but for `result`: it always gives what the model drew. */
export const MODE_DEFAULTS: Readonly<Record<DiffusionMode, ModeDefaults>> = {
  relight: { steps: 25, denoiseStrength: 0.5, guidanceScale: 2, fusionDecay: 'linear', result: 'gain' },
  paint: { steps: 50, denoiseStrength: 0.5, guidanceScale: 2, fusionDecay: 'timestep', result: 'pixels' },
};

/** What the video model is kept from where nobody says it; Light-A-Video's. */
export const VIDEO_NEGATIVE_PROMPT = 'bad quality, worse quality';
