import type { BenchSequence } from './bench-sequence.js';
import type { Method } from './method.js';
import { detailRatio } from './metrics/detail-ratio.js';
import { gainFlicker } from './metrics/gain-flicker.js';
import { lightCorrelation } from './metrics/light-correlation.js';
import type { MotionPair } from './metrics/motion-pairs.js';
import { movingLightError } from './metrics/moving-light-error.js';
import { psnrPerChannel } from './metrics/psnr-per-channel.js';
import { psnr } from './metrics/psnr.js';
import { ssim } from './metrics/ssim.js';
import { warpError } from './metrics/warp-error.js';

/** One method on one sequence or, as means, on a set; null where a figure does not apply. */
export interface Quality {
  /** dB after one exposure per clip. */
  readonly psnr: number;
  /** dB after a factor per channel and frame. */
  readonly psnrc: number;
  readonly ssim: number;
  /** Correlation of the change of log luminance with the true one: all pixels, foreground. */
  readonly r: number;
  readonly rForeground: number;
  /** Flow-warped error over the source's own; under a light that stands still. */
  readonly warpRatio: number | null;
  /** Flow-warped difference of the log gain; under a light that stands still. */
  readonly flicker: number | null;
  /** Mean difference of the log gain from that of the exact light; under a light that moves, for methods with a gain. */
  readonly movingLight: number | null;
  readonly detail: number;
}

export const FIGURES = ['psnr', 'psnrc', 'ssim', 'r', 'rForeground', 'warpRatio', 'flicker', 'movingLight', 'detail'] as const;

/** Measures `method` on a sequence; `pairs` are the motion of its input. */
export async function measureQuality(method: Method, sequence: BenchSequence, pairs: readonly MotionPair[]): Promise<Quality> {
  const { input, truth, foreground, moves } = sequence;
  const result = await method.relight(sequence);
  const correlation = lightCorrelation(input, result, truth, foreground);
  const gains = moves ? await method.gains(sequence) : null;
  return {
    psnr: psnr(result, truth),
    psnrc: psnrPerChannel(result, truth),
    ssim: ssim(result, truth),
    r: correlation.all,
    rForeground: correlation.foreground,
    warpRatio: moves ? null : warpError(result, pairs) / warpError(input, pairs),
    flicker: moves ? null : gainFlicker(input, result, pairs),
    movingLight: gains === null ? null : movingLightError(gains.run, gains.alone),
    detail: detailRatio(input, result),
  };
}

/** The mean of each figure over the sequences to which it applies. */
export function meanQuality(parts: readonly Quality[]): Quality {
  const mean = (figure: (typeof FIGURES)[number]): number | null => {
    const values = parts.map((part) => part[figure]).filter((value) => value !== null);
    return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  return Object.fromEntries(FIGURES.map((figure) => [figure, mean(figure)])) as unknown as Quality;
}
