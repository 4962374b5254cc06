import type { Codec, EncodeOptions } from './media-backend.js';

/** How FFmpeg writes one of our codecs. */
export interface CodecSettings {
  readonly encoder: string;
  readonly pixelFormat: string;
  /** Private options of the encoder. */
  readonly options: Readonly<Record<string, string>>;
  /** A movie, or a folder of numbered pictures with this ending. */
  readonly container: 'mov' | 'mp4' | 'folder';
  readonly extension: string;
}

function h264({ path, width, height }: EncodeOptions): CodecSettings {
  const container = path.toLowerCase().endsWith('.mov') ? 'mov' : 'mp4';
  // 4:2:0 halves both sides, so odd sizes are kept whole as 4:4:4.
  const pixelFormat = width % 2 === 0 && height % 2 === 0 ? 'yuv420p' : 'yuv444p';
  return { encoder: 'libx264', pixelFormat, options: { crf: '15', preset: 'fast' }, container, extension: '.mp4' };
}

const SETTINGS: Readonly<Record<Codec, (options: EncodeOptions) => CodecSettings>> = {
  prores4444: ({ alpha }) => ({
    encoder: 'prores_ks',
    pixelFormat: alpha ? 'yuva444p10le' : 'yuv444p10le',
    options: { profile: '4444', vendor: 'apl0', alpha_bits: alpha ? '16' : '0' },
    container: 'mov',
    extension: '.mov',
  }),
  prores422hq: () => ({
    encoder: 'prores_ks',
    pixelFormat: 'yuv422p10le',
    options: { profile: 'hq', vendor: 'apl0' },
    container: 'mov',
    extension: '.mov',
  }),
  h264,
  png: ({ alpha }) => ({
    encoder: 'png',
    pixelFormat: alpha ? 'rgba64be' : 'rgb48be',
    options: { pred: 'up', compression_level: '3' },
    container: 'folder',
    extension: '.png',
  }),
  exr: ({ alpha }) => ({
    encoder: 'exr',
    pixelFormat: alpha ? 'gbrapf32le' : 'gbrpf32le',
    options: { format: 'float', compression: 'zip16' },
    container: 'folder',
    extension: '.exr',
  }),
};

/** The encoder, its picture format and options for what was asked. */
export function codecSettings(options: EncodeOptions): CodecSettings {
  return SETTINGS[options.codec](options);
}
