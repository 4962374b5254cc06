import type { LightAttentionSites } from '../../graphs/unet.js';

/** How IC-Light relights inside Light-A-Video. */
export interface IcLightSettings {
  /** Denoising steps that are run, from 1. */
  readonly steps: number;
  /** How far the light map's latents are noised, in (0, 1]. */
  readonly denoiseStrength: number;
  /** Weight of the prompt against the negative prompt; 1 leaves the negative one out. */
  readonly guidanceScale: number;
  /** How many first steps are guided; those after see the prompt alone. */
  readonly guidanceSteps: number;
  /** Share of the attention over all frames in consistent light attention (the paper's gamma), in [0, 1]. */
  readonly lightAttentionMix: number;
  /** Where it acts: the six decoder layers of the published code, or every self-attention with mean queries too, as the paper writes it. */
  readonly lightAttentionForm: LightAttentionSites;
  /** Which noise all frames of a window share: that of the start, that of every step too, or none. */
  readonly sharedNoise: 'start' | 'all' | 'none';
  /** For clips that bring none of their own. */
  readonly negativePrompt: string;
}

/** As Light-A-Video sets them. */
export const LIGHT_A_VIDEO: IcLightSettings = {
  steps: 15,
  denoiseStrength: 0.9,
  guidanceScale: 2,
  guidanceSteps: 15,
  lightAttentionMix: 0.5,
  lightAttentionForm: 'decoder',
  sharedNoise: 'start',
  negativePrompt: 'lowres, bad anatomy, bad hands, cropped, worst quality',
};
