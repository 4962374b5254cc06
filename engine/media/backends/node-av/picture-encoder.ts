import type { CodecContext } from 'node-av/lib';
import type { CodecSettings } from '../../codec-settings.js';
import type { EncodeOptions, Rational } from '../../media-backend.js';
import { pixelFormat } from '../../pixel-format.js';
import { checked } from './av-error.js';
import type { NodeAv } from './load.js';

/** Opens FFmpeg's encoder, its stream tagged as what colour.ts hands it: BT.709, limited range for Y'CbCr. */
export async function openPictureEncoder(
  av: NodeAv,
  options: EncodeOptions,
  settings: CodecSettings,
  timeBase: Rational,
): Promise<CodecContext> {
  const { lib, c } = av;
  const codec = lib.Codec.findEncoderByName(settings.encoder as Parameters<typeof lib.Codec.findEncoderByName>[0]);
  if (!codec) throw new Error(`FFmpeg's encoder "${settings.encoder}" is missing in this build of node-av`);
  const rgb = pixelFormat(settings.pixelFormat).family === 'rgb';
  const context = new lib.CodecContext();
  context.allocContext3(codec);
  context.width = options.width;
  context.height = options.height;
  context.pixelFormat = lib.avGetPixFmtFromName(settings.pixelFormat);
  context.timeBase = new lib.Rational(timeBase.num, timeBase.den);
  context.framerate = new lib.Rational(options.frameRate.num, options.frameRate.den);
  context.sampleAspectRatio = new lib.Rational(options.pixelAspect.num, options.pixelAspect.den);
  context.colorRange = rgb ? c.AVCOL_RANGE_JPEG : c.AVCOL_RANGE_MPEG;
  context.colorSpace = rgb ? c.AVCOL_SPC_RGB : c.AVCOL_SPC_BT709;
  context.colorTrc = c.AVCOL_TRC_BT709;
  context.colorPrimaries = c.AVCOL_PRI_BT709;
  context.threadCount = 0;
  if (settings.container !== 'folder') context.setFlags(c.AV_CODEC_FLAG_GLOBAL_HEADER);
  using dictionary = lib.Dictionary.fromObject(settings.options);
  try {
    checked(av, `open ${settings.encoder}`, await context.open2(codec, dictionary));
  } catch (error) {
    context.freeContext();
    throw error;
  }
  return context;
}
