import type { Codec, ColourTags } from './media-backend.js';
import { pixelFormat } from './pixel-format.js';

/** Planar layouts with the same samples, for the semi-planar and packed formats that zscale does not read. */
const PLANAR_TWIN: Readonly<Record<string, string>> = {
  nv12: 'yuv420p',
  nv21: 'yuv420p',
  nv16: 'yuv422p',
  nv24: 'yuv444p',
  p010le: 'yuv420p10le',
  p016le: 'yuv420p16le',
  p210le: 'yuv422p10le',
  p216le: 'yuv422p16le',
  yuyv422: 'yuv422p',
  yvyu422: 'yuv422p',
  uyvy422: 'yuv422p',
  y210le: 'yuv422p10le',
};

/** Matrices whose arithmetic depends on transfer or primaries; for all others these two do not enter. */
const NEEDS_TRANSFER = /^(bt2020c|chroma-derived|ictcp)/;

/**
 * FFmpeg filters that turn any decoded picture into `decodeFormat()`. The colour is forced, since the
 * libraries' own defaults read untagged pictures as BT.601: what the file does not say is BT.709, limited range.
 */
export function decodeFilter(source: string, colour: ColourTags, alpha: boolean): string {
  const format = pixelFormat(source);
  const target = decodeFormat(source, alpha);
  if (format.float) return `format=${target}`;
  const rgb = `setparams=range=pc:colorspace=gbr:color_trc=bt709:color_primaries=bt709`;
  if (format.family === 'rgb') {
    // swscale repacks between formats of one depth without arithmetic; only zscale may change the depth.
    const planar = format.planar ? '' : `format=${format.hasAlpha ? 'gbrap' : 'gbrp'}${format.bitDepth > 8 ? '16le' : ''},`;
    return `${planar}${rgb},zscale=r=full:m=gbr,format=${target}`;
  }
  if (format.family === 'grey' && !format.planar)
    return `format=${format.bitDepth > 8 ? 'gbrap16le' : 'gbrap'},${rgb},zscale=r=full:m=gbr,format=${target}`;
  const twin = PLANAR_TWIN[format.name];
  const range = colour.range ?? (format.fullRange || format.family === 'grey' ? 'pc' : 'tv');
  const matrix = colour.matrix === null || colour.matrix === 'gbr' ? 'bt709' : colour.matrix;
  const transfer = NEEDS_TRANSFER.test(matrix) ? (colour.transfer ?? 'bt2020-10') : 'bt709';
  const primaries = NEEDS_TRANSFER.test(matrix) ? (colour.primaries ?? 'bt2020') : 'bt709';
  const tags = `setparams=range=${range}:colorspace=${matrix}:color_trc=${transfer}:color_primaries=${primaries}`;
  return `${twin ? `format=${twin},` : ''}${tags},zscale=r=full:m=gbr,format=${target}`;
}

/** Planar full-range R'G'B' (order G, B, R, A) in which decoded pictures arrive; floating point stays so. */
export function decodeFormat(source: string, alpha: boolean): 'gbrp16le' | 'gbrap16le' | 'gbrpf32le' | 'gbrapf32le' {
  const planes = alpha ? 'gbrap' : 'gbrp';
  return pixelFormat(source).float ? `${planes}f32le` : `${planes}16le`;
}

/** The planar format in which frames enter `encodeFilter`: 16 bit, or float for EXR. */
export function encodeSourceFormat(codec: Codec, alpha: boolean): 'gbrp16le' | 'gbrap16le' | 'gbrpf32le' | 'gbrapf32le' {
  const planes = alpha ? 'gbrap' : 'gbrp';
  return codec === 'exr' ? `${planes}f32le` : `${planes}16le`;
}

/** FFmpeg filters that turn `encodeSourceFormat` into `target`: BT.709 and limited range for Y'CbCr, untouched for R'G'B'. */
export function encodeFilter(target: string): string {
  const format = pixelFormat(target);
  if (format.float) return 'null';
  const rgb = 'setparams=range=pc:colorspace=gbr:color_trc=bt709:color_primaries=bt709';
  if (format.family === 'rgb') return `${rgb},format=${target}`;
  const tags = 'setparams=range=tv:colorspace=bt709:color_trc=bt709:color_primaries=bt709';
  return `${rgb},zscale=m=709:r=limited:t=709:p=709,format=${target},${tags}`;
}
