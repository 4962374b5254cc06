import type { RelitFrames } from '@relight/models/interfaces/image-relighter.js';
import type { Tensor } from '@relight/models/tensor.js';
import type { VideoFrame } from '../media/media-backend.js';
import type { Planes } from '../media/plane-pool.js';
import { applyPicture } from './apply-picture.js';
import { applyLight } from './kernel/apply-light.js';
import { averageView } from './kernel/average-view.js';
import type { Size } from './kernel/average-view.js';
import { loadLightKernel } from './kernel/light-kernel.js';
import { lightMaps } from './light-maps.js';

/** The per-pixel work: frames down to a model's view, and the view's light back onto the untouched frame. */
export interface NativeResolution {
  /** The frame as a relighter sees it: area-averaged code values in [0, 1], shape (1, 3, height, width). */
  view(frame: VideoFrame, size: Size): Tensor;
  /**
   * The frame relit at its own size: under a gain, or replaced by a picture. `relit` holds this one frame, made from `view`. `strength` in [0, 1] mixes source and
   * result in linear light; at 0 the source itself comes back, bit for bit. Alpha stays. The result lies in `into`, if given,
   * except at strength 0.
   */
  apply(frame: VideoFrame, view: Tensor, relit: RelitFrames, options: { readonly strength: number; readonly into?: Planes }): VideoFrame;
}

/**
 * Brings light to native resolution. The log gain follows the frame's own edges (guided filter on log luminance); offset and
 * pattern are stretched linearly. A picture is stretched as it is, and covers the source.
 */
export async function createNativeResolution(): Promise<NativeResolution> {
  const kernel = await loadLightKernel();
  return {
    view: (frame, size) => averageView(kernel, frame, size),
    apply(frame, view, relit, { strength, into }) {
      if (strength === 0) return frame;
      if (relit.kind === 'pixels') return applyPicture(frame, relit.pixels, strength, into);
      return applyLight(kernel, frame, lightMaps(view, relit), strength, into);
    },
  };
}
