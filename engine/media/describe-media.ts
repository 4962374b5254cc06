import { frameIndex, type FrameIndex, type PacketRecord } from './frame-index.js';
import { frameTiming, reduce } from './frame-rate.js';
import { unusable } from './input-file.js';
import type { MediaInfo } from './media-backend.js';
import { pixelFormat } from './pixel-format.js';
import type { StreamFacts } from './stream-facts.js';
import { checkWhole } from './whole-file.js';

/** A file's description and the frame index that decoding it needs. */
export interface Probed {
  readonly info: MediaInfo;
  readonly index: FrameIndex;
}

/** Puts a packet scan and the stream's facts together. Throws `input-unusable` for what cannot be decoded whole. */
export function describeMedia(path: string, facts: StreamFacts, packets: readonly PacketRecord[]): Probed {
  checkWhole(path, packets, facts);
  const index = frameIndex(packets, facts.timeBase);
  if (index.frames === 0) throw unusable(path, 'it holds no pictures');
  if (facts.pixelFormat === null || facts.width <= 0 || facts.height <= 0) throw unusable(path, 'its pictures cannot be decoded');
  const format = pixelFormat(facts.pixelFormat);
  const { frameRate, timestamps } = frameTiming(index.times ?? [0], facts.rates);
  const info: MediaInfo = {
    path,
    width: facts.width,
    height: facts.height,
    rotation: facts.rotation,
    pixelAspect: reduce(facts.pixelAspects.find(({ num, den }) => num > 0 && den > 0) ?? { num: 1, den: 1 }),
    frameRate,
    frames: index.frames,
    timestamps,
    codec: facts.codec,
    pixelFormat: format.name,
    bitDepth: format.bitDepth,
    hasAlpha: format.hasAlpha,
    colour: { ...facts.colour, range: facts.colour.range ?? (format.fullRange ? 'pc' : null) },
  };
  return { info, index };
}
