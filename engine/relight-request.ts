import type { Codec } from './media/media-backend.js';

/** A keyframed or constant number: `[frame, value]` pairs with rising frames, linear in between, held outside. */
export type Animated = number | readonly (readonly [frame: number, value: number])[];

/** Where the frames come from: a file the engine can read, or frames a client sent, spooled into the job's folder. */
export type RelightSource =
  | { readonly kind: 'media'; readonly path: string; readonly first: number; readonly last: number | null }
  | { readonly kind: 'frames'; readonly folder: string };

/** The light, as the effect's parameters say it (proto/relight-effect.ts); `null` means: as the prompt or preset says. */
export interface LightRequest {
  readonly prompt: string;
  readonly negativePrompt: string;
  readonly preset: string | null;
  /** Degrees counter-clockwise from the right, or no direction at all. */
  readonly direction: number | 'none' | null;
  readonly temperature: number | null;
  /** Stops on the key light. */
  readonly intensity: number;
  readonly softness: number | null;
  readonly shadow: number | null;
  readonly delight: number | null;
  readonly whiteBalance: number | null;
  /** Stops on the whole picture. */
  readonly exposure: number;
  /** A light rig in the notation of engine/light/rig.ts; what it names wins over all of the above. */
  readonly rig: string | null;
}

/** The diffusion model's settings, all resolved; what each one does, proto/relight-effect.ts says. In brackets: Light-A-Video's own. */
export interface DiffusionRequest {
  /** What decided the settings that nobody named. */
  readonly quality: 'draft' | 'standard' | 'reference';
  /** Denoising steps of the video model [25; 50 where the background is painted]. */
  readonly steps: number;
  /** How far the video model's start is noised, in (0, 1] [.5]. */
  readonly denoiseStrength: number;
  /** The video model's guidance scale, at least 1 [2]. */
  readonly guidanceScale: number;
  /** What the video model is told where it paints no background: the light's own words unless somebody named others. */
  readonly videoPrompt: string;
  readonly videoNegativePrompt: string;
  /** Denoising steps of each relight [15]. */
  readonly relightSteps: number;
  /** How far each relight's start is noised, in (0, 1] [.9]. */
  readonly relightDenoise: number;
  /** Guidance scale of each relight, at least 1 [2]. */
  readonly relightGuidance: number;
  /** First steps of each relight that are guided, in [0, relightSteps] [relightSteps]. */
  readonly guidanceSteps: number;
  /** Cross-frame share in consistent light attention, in [0, 1] [.5]. */
  readonly lightAttentionMix: number;
  /** Light attention as in the authors' code (six decoder layers) or as in their paper (every self-attention) [decoder]. */
  readonly lightAttention: 'decoder' | 'paper';
  /** Terms in which consistent and relight target are mixed [pixels]. */
  readonly fusionDomain: 'pixels' | 'log-gain';
  /** How the fusion weight falls over the steps [linear; timestep where the background is painted]. */
  readonly fusionDecay: 'linear' | 'quadratic' | 'timestep';
  /** Steps whose fusion weight is not above it are the video model's own, in [0, 1] [.15]. */
  readonly fusionCutoff: number;
  /** Of the steps with a fusion weight every so many-th is fused, the first always [1]. */
  readonly fusionEvery: number;
  /** When the detail that the video model loses is measured [first]. */
  readonly detail: 'first' | 'each' | 'off';
  /** Which noise of a relight is the same for all frames: its start, all of it, or none [start]. */
  readonly sharedNoise: 'start' | 'all' | 'none';
  /** The light as gain on the untouched source, or the decoded frames themselves [pixels]. */
  readonly result: 'gain' | 'pixels';
  /** `lavCompat` gives frames positive and negative prompt in turns, as the authors' code does [lavCompat]. */
  readonly textLayout: 'correct' | 'lavCompat';
  /** Side of a square with the area that the models see, in pixels [512]. */
  readonly resolution: number;
  /** Frames relit together, in [1, 32] [16]. */
  readonly windowFrames: number;
  /** Paint mode: absolute path of the mask, a folder of images or a movie, white where the picture is kept and relit; null relights everything. */
  readonly mask: string | null;
  /** Paint mode: what the video model paints where the mask is black; empty otherwise. */
  readonly backgroundPrompt: string;
}

/** Everything that can change a pixel, validated and immutable. */
export interface RelightRequest {
  readonly source: RelightSource;
  readonly model: 'lite' | 'light-a-video';
  readonly light: LightRequest;
  /** Linear-light mix of source and result in [0, 1]. */
  readonly strength: Animated;
  readonly seed: number;
  /** Null for a model that is no diffusion model. */
  readonly diffusion: DiffusionRequest | null;
  /** Absolute path of the folder with the published weights, or null for the engine's own choice; a place, not a setting. */
  readonly modelsFolder: string | null;
  readonly output: {
    readonly path: string;
    readonly codec: Codec;
    readonly overwrite: boolean;
    /** Contact sheet to write beside the result, or null. */
    readonly sheet: string | null;
  };
}
