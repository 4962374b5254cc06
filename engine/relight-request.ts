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

/** Everything that can change a pixel, validated and immutable. */
export interface RelightRequest {
  readonly source: RelightSource;
  readonly model: 'lite' | 'light-a-video';
  readonly light: LightRequest;
  /** Linear-light mix of source and result in [0, 1]. */
  readonly strength: Animated;
  readonly seed: number;
  readonly output: {
    readonly path: string;
    readonly codec: Codec;
    readonly overwrite: boolean;
    /** Contact sheet to write beside the result, or null. */
    readonly sheet: string | null;
  };
}
