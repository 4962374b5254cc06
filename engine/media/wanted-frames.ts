import { basename } from 'node:path';
import { RelightError } from '@relight/proto/relight-error.js';
import type { DecodeOptions, MediaInfo } from './media-backend.js';

/** The frames a decoder must yield, rising. Throws `invalid-argument` for frames that the file does not have. */
export function wantedFrames(info: MediaInfo, { first, last, only }: DecodeOptions): readonly number[] {
  const whole = [first, last].every(Number.isInteger);
  if (!whole || first < 0 || first > last || last >= info.frames) {
    const message = `Cannot read frames ${first}-${last} of "${basename(info.path)}": a range within 0-${info.frames - 1} is wanted`;
    throw new RelightError('invalid-argument', message);
  }
  if (!only) return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const rising = only.every((frame, i) => Number.isInteger(frame) && frame >= first && frame <= last && (i === 0 || frame > only[i - 1]));
  if (!rising)
    throw new RelightError('invalid-argument', `Cannot read frames ${only.join(', ')}: rising frames within ${first}-${last} are wanted`);
  return only;
}

/** Presentation time of a frame in seconds from the first. */
export function frameTime({ timestamps, frameRate }: MediaInfo, frame: number): number {
  return timestamps ? timestamps[frame] : (frame * frameRate.den) / frameRate.num;
}
