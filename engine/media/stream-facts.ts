import type { ColourTags, MediaInfo, Rational } from './media-backend.js';

/** What FFmpeg says about one video stream before anything is decoded. */
export interface StreamFacts {
  readonly codec: string;
  readonly width: number;
  readonly height: number;
  /** FFmpeg's name, or null where it found none. */
  readonly pixelFormat: string | null;
  readonly rotation: MediaInfo['rotation'];
  /** The first usable one counts; 0/1 means unknown. */
  readonly pixelAspects: readonly Rational[];
  /** Rates the file names, the most trusted first. */
  readonly rates: readonly Rational[];
  readonly timeBase: Rational;
  /** Packets as counted by the header, or null. */
  readonly frames: number | null;
  /** In units of `timeBase`. */
  readonly start: number | null;
  readonly duration: number | null;
  /** Matroska's own note of the duration, `00:00:02.500000000`. */
  readonly durationTag: string | null;
  readonly colour: ColourTags;
}
