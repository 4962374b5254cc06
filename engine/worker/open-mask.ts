import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { tensor, type Tensor } from '@relight/models/tensor.js';
import { RelightError } from '@relight/proto/relight-error.js';
import type { NativeResolution } from '../layer/native-resolution.js';
import { displaySize, upright } from '../layer/orientation.js';
import type { MediaBackend, MediaInfo, VideoFrame } from '../media/media-backend.js';
import type { MaskSource } from '../pipeline/relight-video.js';
import type { OpenSource } from './open-source.js';

/** Pictures that count in a folder of masks. */
const PICTURES = /^[^.].*\.(png|jpe?g|tiff?|bmp|webp|exr|dpx)$/i;
/** How far a mask's proportions may be off the clip's. */
const SHAPE_TOLERANCE = 0.01;
/** From here on a mask is white, to here it is black: movies ripple by a few codes, and only white is kept for sure. */
const WHITE = 250 / 255;
const BLACK = 5 / 255;

/** A mask that fits the clip; its frames are pulled in order. */
export interface OpenMask {
  /** Its frames at the size at which the models see the clip, by area means: 1 white, 0 black. Holds one frame. To be called once. */
  masks(layer: Pick<NativeResolution, 'view'>, size: { readonly width: number; readonly height: number }): MaskSource;
  close(): Promise<void>;
}

interface MaskFrame {
  readonly frame: VideoFrame;
  readonly rotation: MediaInfo['rotation'];
}

/**
 * Opens a mask, a movie or a folder of pictures in the order of their names (numbers in them counted): one frame for each frame
 * of the range, or for each of the clip's. Throws `input-unusable` for a mask that is too short or of another shape.
 */
export async function openMask(job: {
  readonly path: string;
  readonly source: OpenSource;
  readonly media: MediaBackend;
  readonly signal: AbortSignal;
}): Promise<OpenMask> {
  const { path, source, media, signal } = job;
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const frames = isFolder ? await ofFolder() : await ofMovie();
  let next = 0;

  return {
    masks: (layer, size) => async (indices) => {
      const mask = tensor([indices.length, 1, size.height, size.width]);
      for (const [at, index] of indices.entries()) {
        signal.throwIfAborted();
        const { frame, rotation } = await frameAt(index);
        const coded = rotation % 180 === 0 ? size : { width: size.height, height: size.width };
        mask.data.set(greyOf(upright(layer.view(frame, coded), rotation)), at * size.width * size.height);
      }
      return mask;
    },
    async close() {
      await frames.return(undefined);
    },
  };

  /** Indices rise; frames that nobody asks for are passed over. */
  async function frameAt(index: number): Promise<MaskFrame> {
    for (;;) {
      const pulled = await frames.next();
      if (pulled.done === true) throw unfit(`frame ${index} cannot be read`);
      if (next++ === index) return pulled.value;
    }
  }

  async function ofMovie(): Promise<AsyncGenerator<MaskFrame, undefined>> {
    const info = await media.probe(path, signal);
    checkShape(info, '');
    return decoded(info, firstOf(info.frames), source.count);
  }

  async function ofFolder(): Promise<AsyncGenerator<MaskFrame, undefined>> {
    const listed = await readdir(path).catch((cause: unknown) => {
      throw unfit(`the folder cannot be listed (${(cause as NodeJS.ErrnoException).code ?? 'unknown'})`);
    });
    const names = listed.filter((name) => PICTURES.test(name)).sort(new Intl.Collator('en', { numeric: true }).compare);
    const first = firstOf(names.length);
    const taken = names.slice(first, first + source.count);
    // All are looked at now, since a wrong one would else show after hours.
    const infos: MediaInfo[] = [];
    for (const name of taken) {
      const info = await media.probe(join(path, name), signal);
      checkShape(info, name);
      infos.push(info);
    }
    return (async function* () {
      for (const info of infos) yield* decoded(info, 0, 1);
      return undefined;
    })();
  }

  async function* decoded(info: MediaInfo, first: number, count: number): AsyncGenerator<MaskFrame, undefined> {
    for await (const frame of media.decode(info, { first, last: first + count - 1, signal })) yield { frame, rotation: info.rotation };
    return undefined;
  }

  /** The mask's frame that belongs to the range's first: as many as the range has go with it, more with the clip's own numbers. */
  function firstOf(count: number): number {
    if (count === source.count) return 0;
    if (count > source.last) return source.first;
    const range = source.first === 0 ? '' : ` (${source.first} to ${source.last})`;
    throw unfit(`it has ${count} frames, the clip ${source.count}${range}; one for each is wanted`);
  }

  function checkShape(info: MediaInfo, name: string): void {
    const [mask, clip] = [displaySize(info), displaySize(source.info)];
    const stored = source.info.rotation === 0 ? source.info : clip;
    const fits = [clip, stored].some(({ width, height }) => Math.abs((mask.width * height) / (mask.height * width) - 1) <= SHAPE_TOLERANCE);
    if (fits) return;
    const which = name === '' ? 'it' : `"${name}" in it`;
    throw unfit(`${which} is ${mask.width}x${mask.height}, the clip ${clip.width}x${clip.height}; the clip's proportions are wanted`);
  }

  function unfit(wrong: string): RelightError {
    return new RelightError('input-unusable', `Cannot use mask "${path}": ${wrong}`);
  }
}

/** A picture's mean over its channels, white and black made whole. */
function greyOf({ data }: Tensor): Float32Array {
  const size = data.length / 3;
  return Float32Array.from({ length: size }, (_, at) => {
    const grey = (data[at] + data[at + size] + data[at + 2 * size]) / 3;
    return grey >= WHITE ? 1 : grey <= BLACK ? 0 : grey;
  });
}
