import type { PlanePool } from './plane-pool.js';

/** An exact fraction: frame rates, pixel aspects, time bases. */
export interface Rational {
  readonly num: number;
  readonly den: number;
}

/** How a picture's code values map to light, as tagged in the file; `null` where the file says nothing. */
export interface ColourTags {
  readonly range: 'tv' | 'pc' | null;
  readonly matrix: string | null;
  readonly transfer: string | null;
  readonly primaries: string | null;
}

/** What a media file holds; only its first video stream counts. */
export interface MediaInfo {
  readonly path: string;
  /** Coded size in pixels, before rotation. */
  readonly width: number;
  readonly height: number;
  /** Clockwise quarter turns that a player applies: 0, 90, 180 or 270 degrees. */
  readonly rotation: 0 | 90 | 180 | 270;
  readonly pixelAspect: Rational;
  readonly frameRate: Rational;
  /** Frames a decoder yields, counted by packets, not guessed from the duration. */
  readonly frames: number;
  /** Presentation time of every frame from the first, in seconds, rising; only when the rate varies by more than 1 ms. */
  readonly timestamps: readonly number[] | null;
  readonly codec: string;
  readonly pixelFormat: string;
  readonly bitDepth: number;
  readonly hasAlpha: boolean;
  readonly colour: ColourTags;
}

/**
 * A decoded frame: full-range R'G'B' (BT.709 for untagged sources), 16 bit, one plane per channel of width*height
 * values in row-major order, in coded (unrotated) orientation. Alpha is straight, or null.
 */
export interface VideoFrame {
  /** Position counted from 0 at the file's first frame. */
  readonly index: number;
  /** Presentation time from the file's first frame, in seconds. */
  readonly time: number;
  readonly width: number;
  readonly height: number;
  readonly r: Uint16Array;
  readonly g: Uint16Array;
  readonly b: Uint16Array;
  readonly a: Uint16Array | null;
}

export type Codec = 'prores4444' | 'prores422hq' | 'h264' | 'png' | 'exr';

export interface EncodeOptions {
  /** A movie file, or for png and exr a folder of numbered frames; never overwritten: the caller hands a new path. */
  readonly path: string;
  readonly codec: Codec;
  readonly width: number;
  readonly height: number;
  readonly rotation: MediaInfo['rotation'];
  readonly pixelAspect: Rational;
  readonly frameRate: Rational;
  /** Keep each frame's own time instead of the constant rate. */
  readonly variableRate: boolean;
  readonly alpha: boolean;
}

/** Frames in, in order; the file is whole after `finish` only. */
export interface Encoder {
  /** Resolves when the next frame may come and this one's planes are the caller's again: the encoder keeps copies, of a few frames at most. */
  write(frame: VideoFrame): Promise<void>;
  finish(): Promise<void>;
  /** Stops and removes everything written. Safe to call at any time, also after `finish` failed. */
  abort(): Promise<void>;
}

export interface DecodeOptions {
  /** First and last frame wanted, inclusive, counted from 0. */
  readonly first: number;
  readonly last: number;
  /** Only these frames of the range (rising); seeks where that is cheaper than decoding on. */
  readonly only?: readonly number[];
  readonly signal: AbortSignal;
  /** Where colour planes may be taken from; whoever pulls the frames gives them back. */
  readonly planes?: PlanePool;
}

/** One way to read and write media files. All give the same frames for the same file. */
export interface MediaBackend {
  readonly id: string;
  /** Null when it can be used here, else the reason why not. */
  unavailable(): Promise<string | null>;
  probe(path: string, signal: AbortSignal): Promise<MediaInfo>;
  decode(info: MediaInfo, options: DecodeOptions): AsyncIterable<VideoFrame>;
  encode(options: EncodeOptions): Promise<Encoder>;
}
