import { colourTagsFromCodes } from '../../colour-tags.js';
import { describeMedia, type Probed } from '../../describe-media.js';
import type { Rational } from '../../media-backend.js';
import { rotationFromMatrix } from '../../rotation.js';
import type { StreamFacts } from '../../stream-facts.js';
import { openInput, type Input } from './input.js';
import type { NodeAv } from './load.js';
import { scanPackets } from './scan.js';

/** Describes a file; frames are counted by packets. Throws `input-unusable` for what cannot be decoded whole. */
export async function probe(av: NodeAv, path: string, signal: AbortSignal): Promise<Probed> {
  await using input = await openInput(av, path);
  return describeMedia(path, streamFacts(av, input), await scanPackets(av, input, path, signal));
}

const plain = ({ num, den }: Rational): Rational => ({ num, den });

function streamFacts({ lib, c }: NodeAv, { stream }: Input): StreamFacts {
  const { codecpar } = stream;
  const ticks = (value: bigint): number | null => (value === c.AV_NOPTS_VALUE ? null : Number(value));
  const matrix = codecpar.getCodedSideData(c.AV_PKT_DATA_DISPLAYMATRIX);
  return {
    codec: lib.avGetCodecName(codecpar.codecId) ?? 'unknown',
    width: codecpar.width,
    height: codecpar.height,
    pixelFormat: lib.avGetPixFmtName(codecpar.format as Parameters<typeof lib.avGetPixFmtName>[0]),
    rotation: rotationFromMatrix(Array.from({ length: Math.floor((matrix?.length ?? 0) / 4) }, (_, i) => matrix?.readInt32LE(i * 4) ?? 0)),
    pixelAspects: [plain(stream.sampleAspectRatio), plain(codecpar.sampleAspectRatio)],
    rates: [plain(stream.rFrameRate), plain(stream.avgFrameRate)],
    timeBase: plain(stream.timeBase),
    frames: stream.nbFrames > 0n ? Number(stream.nbFrames) : null,
    start: ticks(stream.startTime),
    duration: ticks(stream.duration),
    durationTag: stream.metadata?.get('DURATION') ?? null,
    colour: colourTagsFromCodes(codecpar.colorRange, codecpar.colorSpace, codecpar.colorTrc, codecpar.colorPrimaries),
  };
}
