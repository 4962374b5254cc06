import type { LightTrack } from './light.js';
import type { Tensor } from '../tensor.js';

/** Frames as a relighter sees them: display-referred R'G'B' in [0, 1], shape (frames, 3, height, width). */
export type FrameView = Tensor;

/** The relit picture itself, same shape and encoding as the view. */
export interface RelitPixels {
  readonly kind: 'pixels';
  readonly pixels: Tensor;
}

/** What to do to the untouched source in linear light: `relit = source * gain * pattern + offset`, then the tone shoulder. */
export interface RelitGain {
  readonly kind: 'gain';
  /** Linear gain, shape (frames, 3, height, width), > 0. Follows the picture's edges when brought to native resolution. */
  readonly gain: Tensor;
  /** Linear light added, same shape; smooth. */
  readonly offset: Tensor;
  /** Linear factor that must keep its own edges (a gobo), shape (frames, 3, patternHeight, patternWidth), or null. */
  readonly pattern: Tensor | null;
}

export type RelitFrames = RelitPixels | RelitGain;

/** Per-clip constants of a relighter, fixed by `analyse` once, stored in the recipe: plain JSON. */
export type ClipConstants = Readonly<Record<string, number | readonly number[]>>;

/** One frame of pass 1: its place in the trimmed range, and what it shows, shape (1, 3, height, width). */
export interface SampledView {
  /** Counts from 0 at the trimmed range's first frame; the light of a moving rig is asked for here. */
  readonly frame: number;
  readonly view: FrameView;
}

/** One relighting run over a clip. May keep state from call to call (temporal stabilisation). */
export interface RelightRun {
  /**
   * Indices count from 0 at the trimmed range's first frame, and rise from call to call; while a video model
   * denoises a window, that window comes again at each of its steps.
   */
  relight(view: FrameView, indices: readonly number[], signal: AbortSignal): Promise<RelitFrames>;
  dispose(): void;
}

/** Relights pictures. Its latents and its VAE, if any, are its own affair. */
export interface ImageRelighter {
  readonly id: string;
  /** Width and height at which it wants to see a clip of this native size, in pixels. */
  viewSize(width: number, height: number): { readonly width: number; readonly height: number };
  /** Pass 1: the clip's constants from at most 64 evenly spaced frames, in rising order. */
  analyse(views: AsyncIterable<SampledView>, condition: LightTrack, signal: AbortSignal): Promise<ClipConstants>;
  /** Pass 2. */
  begin(options: { readonly condition: LightTrack; readonly constants: ClipConstants }): RelightRun;
  dispose(): Promise<void>;
}
