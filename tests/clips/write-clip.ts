import { displayMatrix } from '@relight/engine/media/rotation.js';
import type { MediaInfo, Rational } from '@relight/engine/media/media-backend.js';
import { checked } from '@relight/engine/media/backends/node-av/av-error.js';
import { loadNodeAv } from '@relight/engine/media/backends/node-av/load.js';

/** Value of one sample of a plane, in the encoder's own pixel format, as a share of the full scale in [0, 1]. */
export type Picture = (index: number, plane: number, x: number, y: number) => number;

/** A clip to write sample by sample, so that what it holds is known exactly and no converter of ours is involved. */
export interface ClipSpec {
  readonly path: string;
  /** FFmpeg's muxer. */
  readonly container: 'mp4' | 'mov' | 'matroska' | 'mpegts' | 'avi';
  readonly encoder: string;
  /** Planar, 8 or up to 16 bits, little-endian. */
  readonly pixelFormat: string;
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly frameRate?: Rational;
  /** Seconds of each frame; else the rate is constant. */
  readonly times?: readonly number[];
  readonly rotation?: MediaInfo['rotation'];
  readonly pixelAspect?: Rational;
  /** Code points of ITU-T H.273 (range: 1 limited, 2 full); nothing is tagged without them. */
  readonly tags?: { readonly range: number; readonly matrix: number; readonly transfer: number; readonly primaries: number };
  readonly keyEvery?: number;
  readonly options?: Readonly<Record<string, string>>;
  readonly muxer?: Readonly<Record<string, string>>;
  readonly picture?: Picture;
}

/** A slanted wave that moves, so that every frame differs from every other. */
export const MOVING: Picture = (index, plane, x, y) =>
  plane === 3 ? (x % 16) / 15 : 0.5 + 0.3 * Math.sin((x + 2 * y + 5 * index) / (7 + 3 * plane) + index / 3);

/** Writes the clip with node-av and returns its path. */
export async function writeClip(spec: ClipSpec): Promise<string> {
  const av = await loadNodeAv();
  const { lib, c } = av;
  const { width, height, frameRate = { num: 24, den: 1 }, picture = MOVING } = spec;
  const codec = lib.Codec.findEncoderByName(spec.encoder as Parameters<typeof lib.Codec.findEncoderByName>[0]);
  const format = lib.avGetPixFmtFromName(spec.pixelFormat);
  using context = new lib.CodecContext();
  context.allocContext3(codec);
  context.width = width;
  context.height = height;
  context.pixelFormat = format;
  context.timeBase = spec.times ? new lib.Rational(1, 90000) : new lib.Rational(frameRate.den, frameRate.num);
  context.framerate = new lib.Rational(frameRate.num, frameRate.den);
  context.sampleAspectRatio = new lib.Rational(spec.pixelAspect?.num ?? 1, spec.pixelAspect?.den ?? 1);
  context.gopSize = spec.keyEvery ?? 12;
  if (spec.tags) {
    context.colorRange = spec.tags.range as typeof context.colorRange;
    context.colorSpace = spec.tags.matrix as typeof context.colorSpace;
    context.colorTrc = spec.tags.transfer as typeof context.colorTrc;
    context.colorPrimaries = spec.tags.primaries as typeof context.colorPrimaries;
  }
  if (spec.container !== 'mpegts') context.setFlags(c.AV_CODEC_FLAG_GLOBAL_HEADER);
  using options = lib.Dictionary.fromObject(spec.options ?? {});
  checked(av, `open ${spec.encoder}`, await context.open2(codec, options));

  const output = new lib.FormatContext();
  checked(av, 'create', output.allocOutputContext2(null, spec.container, `file:${spec.path}`));
  const stream = output.newStream(null);
  checked(av, 'describe', context.parametersFromContext(stream.codecpar));
  stream.timeBase = context.timeBase;
  stream.sampleAspectRatio = context.sampleAspectRatio;
  if (spec.rotation !== undefined) {
    stream.codecpar.addCodedSideData(c.AV_PKT_DATA_DISPLAYMATRIX, Buffer.from(displayMatrix(spec.rotation, width, height).buffer));
  }
  checked(av, 'open output', await output.openOutput());
  using muxer = lib.Dictionary.fromObject(spec.muxer ?? {});
  checked(av, 'write header', await output.writeHeader(muxer));
  using packet = new lib.Packet();
  packet.alloc();

  async function drain(): Promise<void> {
    while ((await context.receivePacket(packet)) >= 0) {
      packet.streamIndex = stream.index;
      if (packet.duration <= 0n) packet.duration = spec.times ? 3000n : 1n;
      packet.rescaleTs(context.timeBase, stream.timeBase);
      checked(av, 'write', await output.interleavedWriteFrame(packet));
    }
  }

  for (let index = 0; index < spec.frames; index += 1) {
    using frame = new lib.Frame();
    frame.alloc();
    frame.format = format;
    frame.width = width;
    frame.height = height;
    checked(av, 'allocate', frame.getBuffer());
    const { linesize } = frame;
    frame.data?.forEach((data, plane) => {
      drawPlane(data, linesize[plane], spec, plane, (x, y) => picture(index, plane, x, y));
    });
    frame.pts = BigInt(spec.times ? Math.round(spec.times[index] * 90000) : index);
    frame.duration = spec.times ? 3000n : 1n;
    checked(av, 'encode', await context.sendFrame(frame));
    await drain();
  }
  checked(av, 'encode', await context.sendFrame(null));
  await drain();
  checked(av, 'write index', await output.writeTrailer());
  await output.closeOutput();
  return spec.path;
}

/** Fills one plane; chroma planes are halved as the pixel format's name says. */
function drawPlane(data: Buffer, stride: number, spec: ClipSpec, plane: number, value: (x: number, y: number) => number): void {
  const chroma = plane === 1 || plane === 2;
  const width = chroma && /42[02]p/.test(spec.pixelFormat) ? Math.ceil(spec.width / 2) : spec.width;
  const height = chroma && spec.pixelFormat.includes('420p') ? Math.ceil(spec.height / 2) : spec.height;
  const bits = Number(/p(\d\d)le$/.exec(spec.pixelFormat)?.[1] ?? 8);
  const top = 2 ** bits - 1;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const code = Math.round(Math.min(Math.max(value(x, y), 0), 1) * top);
      if (bits > 8) data.writeUInt16LE(code, y * stride + x * 2);
      else data[y * stride + x] = code;
    }
  }
}
