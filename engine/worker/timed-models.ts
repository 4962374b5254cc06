import type { ImageRelighter } from '@relight/models/interfaces/image-relighter.js';
import type { VideoModel } from '../pipeline/relight-video.js';
import type { Stopwatch } from './stopwatch.js';

/** The relighter, its time booked on `model`. */
export function timedRelighter(relighter: ImageRelighter, watch: Stopwatch): Pick<ImageRelighter, 'begin'> {
  return {
    begin(options) {
      const run = relighter.begin(options);
      return {
        relight: (view, indices, signal) => watch.time('model', () => run.relight(view, indices, signal)),
        dispose: () => run.dispose(),
      };
    },
  };
}

/** The video model and its VAE, their time booked on `model`. */
export function timedVideo({ family, fusion, result }: VideoModel, watch: Stopwatch): VideoModel {
  const { denoiser, vae } = family;
  return {
    fusion,
    result,
    family: {
      ...family,
      denoiser: { predict: (...input) => watch.time('model', () => denoiser.predict(...input)) },
      vae: {
        factor: vae.factor,
        latentChannels: vae.latentChannels,
        encode: (...input) => watch.time('model', () => vae.encode(...input)),
        decode: (...input) => watch.time('model', () => vae.decode(...input)),
      },
    },
  };
}
