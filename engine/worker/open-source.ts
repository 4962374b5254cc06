import { RelightError } from '@relight/proto/relight-error.js';
import type { DecodeOptions, MediaBackend, MediaInfo, VideoFrame } from '../media/media-backend.js';
import type { PlanePool } from '../media/plane-pool.js';
import { openSpooledFrames } from '../media/spooled-frames.js';
import type { RelightSource } from '../relight-request.js';

/** The clip's trimmed range, opened: what it is and how to pull its frames. */
export interface OpenSource {
  readonly info: MediaInfo;
  /** First and last frame of the range in the file, inclusive. */
  readonly first: number;
  readonly last: number;
  /** Frames of the range. */
  readonly count: number;
  /** The media file, or null for frames that were sent. */
  readonly path: string | null;
  /** Name for captions and messages. */
  readonly name: string;
  /** Frames of the range, re-counted from 0, or `only` these of them (rising, counted from 0); their planes may come from `planes`. */
  frames(signal: AbortSignal, options?: { readonly only?: readonly number[]; readonly planes?: PlanePool }): AsyncIterable<VideoFrame>;
}

/** Opens a media reference or the frames a client sent. Throws `input-unusable`, or `invalid-argument` for a range outside the clip. */
export async function openSource(source: RelightSource, backend: MediaBackend, signal: AbortSignal): Promise<OpenSource> {
  if (source.kind === 'frames') {
    const spooled = await openSpooledFrames(source.folder);
    return ranged(spooled.info, 0, spooled.info.frames - 1, null, (options) => spooled.decode(options));
  }
  const info = await backend.probe(source.path, signal);
  const last = source.last ?? info.frames - 1;
  if (source.first > last || last >= info.frames) {
    const wanted = `frames of "${source.path}" run from 0 to ${info.frames - 1}`;
    throw new RelightError('invalid-argument', `Cannot use range ${source.first}-${last}: ${wanted}`);
  }
  return ranged(info, source.first, last, source.path, (options) => backend.decode(info, options));
}

function ranged(
  info: MediaInfo,
  first: number,
  last: number,
  path: string | null,
  decode: (options: DecodeOptions) => AsyncIterable<VideoFrame>,
): OpenSource {
  return {
    info,
    first,
    last,
    count: last - first + 1,
    path,
    name: path?.split(/[\\/]/).at(-1) ?? 'frames',
    async *frames(signal, { only, planes } = {}) {
      const wanted = only?.map((index) => index + first);
      let start: number | null = null;
      let count = 0;
      for await (const frame of decode({ first, last, signal, ...(wanted && { only: wanted }), ...(planes && { planes }) })) {
        start ??= info.timestamps?.[first] ?? (first * info.frameRate.den) / info.frameRate.num;
        count += 1;
        yield { ...frame, index: frame.index - first, time: Math.max(0, frame.time - start) };
      }
      const expected = only?.length ?? last - first + 1;
      if (count !== expected) {
        throw new RelightError(
          'input-unusable',
          `Cannot read all of "${info.path}": ${expected} frames were expected, ${count} could be decoded`,
        );
      }
    },
  };
}
