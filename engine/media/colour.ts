import type { Codec, ColourTags } from './media-backend.js';
import { pixelFormat, type PixelFormat } from './pixel-format.js';

/** The pictures that a filter chain reads or writes. */
export interface PictureShape {
  /** FFmpeg's name. */
  readonly pixelFormat: string;
  readonly width: number;
  readonly height: number;
}

/** Planar full-range R'G'B', order G, B, R, A. */
export type PlanarFormat = 'gbrp16le' | 'gbrap16le' | 'gbrpf32le' | 'gbrapf32le';

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

const RGB_TAGS = 'setparams=range=pc:colorspace=gbr:color_trc=bt709:color_primaries=bt709';
const VIDEO_TAGS = 'setparams=range=tv:colorspace=bt709:color_trc=bt709:color_primaries=bt709';

/** What the FFmpeg at hand knows. */
export interface FilterDialect {
  /**
   * Pictures carry an alpha mode. Such versions of zscale multiply straight alpha into the colours and divide it out
   * again, which loses them where alpha is low; calling it premultiplied for the while keeps them as they are.
   */
  readonly alphaMode: boolean;
}

/**
 * FFmpeg filters that turn any decoded picture into `decodeFormat()`. The colour is forced, since the
 * libraries' own defaults read untagged pictures as BT.601: what the file does not say is BT.709, limited range.
 */
export function decodeFilter(source: PictureShape, colour: ColourTags, alpha: boolean, dialect: FilterDialect): string {
  const format = pixelFormat(source.pixelFormat);
  const target = decodeFormat(source.pixelFormat, alpha);
  if (format.float) return `format=${target}`;
  const planar = planarTwin(format);
  const plane = pixelFormat(planar);
  // swscale repacks between formats of one depth without arithmetic; only zscale may change the depth.
  if (plane.family === 'rgb' && plane.bitDepth === 16) return `format=${target}`;
  const tags = plane.family === 'rgb' ? RGB_TAGS : yuvTags(format, colour);
  const repacked = planar === format.name ? '' : `format=${planar},`;
  return repacked + evened(plane, source, `${tags}${untouchedAlpha(alpha, dialect)},zscale=r=full:m=gbr`, target);
}

/** Planar formats of decoded pictures; floating point stays so. */
export function decodeFormat(source: string, alpha: boolean): PlanarFormat {
  const planes = alpha ? 'gbrap' : 'gbrp';
  return pixelFormat(source).float ? `${planes}f32le` : `${planes}16le`;
}

/** The planar format in which frames enter `encodeFilter`: 16 bit, or float for EXR. */
export function encodeSourceFormat(codec: Codec, alpha: boolean): PlanarFormat {
  const planes = alpha ? 'gbrap' : 'gbrp';
  return codec === 'exr' ? `${planes}f32le` : `${planes}16le`;
}

/** FFmpeg filters that turn `encodeSourceFormat` into `target`: BT.709 and limited range for Y'CbCr, untouched for R'G'B'. */
export function encodeFilter(target: PictureShape, dialect: FilterDialect): string {
  const format = pixelFormat(target.pixelFormat);
  if (format.float) return 'null';
  if (format.family === 'rgb') return `${RGB_TAGS},format=${format.name}`;
  // Light falls off too smoothly for 8 bits: without dithering clean dark gradients would show bands.
  const dither = format.bitDepth === 8 ? ':d=error_diffusion' : '';
  const convert = `${RGB_TAGS}${untouchedAlpha(format.hasAlpha, dialect)},zscale=m=709:r=limited:t=709:p=709${dither}`;
  const straight = format.hasAlpha && dialect.alphaMode ? ':alpha_mode=straight' : '';
  return `${evened(format, target, convert, format.name)},${VIDEO_TAGS}${straight}`;
}

function untouchedAlpha(alpha: boolean, { alphaMode }: FilterDialect): string {
  return alpha && alphaMode ? ':alpha_mode=premultiplied' : '';
}

function planarTwin(format: PixelFormat): string {
  if (format.planar) return format.name;
  if (format.family === 'yuv') return PLANAR_TWIN[format.name] ?? format.name;
  return `${format.hasAlpha ? 'gbrap' : 'gbrp'}${format.bitDepth > 8 ? '16le' : ''}`;
}

function yuvTags(format: PixelFormat, colour: ColourTags): string {
  const range = colour.range ?? (format.fullRange || format.family === 'grey' ? 'pc' : 'tv');
  const matrix = colour.matrix === null || colour.matrix === 'gbr' ? 'bt709' : colour.matrix;
  const transfer = NEEDS_TRANSFER.test(matrix) ? (colour.transfer ?? 'bt2020-10') : 'bt709';
  const primaries = NEEDS_TRANSFER.test(matrix) ? (colour.primaries ?? 'bt2020') : 'bt709';
  return `setparams=range=${range}:colorspace=${matrix}:color_trc=${transfer}:color_primaries=${primaries}`;
}

/** zscale refuses sizes that are no multiple of the chroma's: such pictures get a repeated edge for the while. */
function evened({ chroma }: PixelFormat, { width, height }: PictureShape, chain: string, format: string): string {
  const across = (chroma[0] - (width % chroma[0])) % chroma[0];
  const down = (chroma[1] - (height % chroma[1])) % chroma[1];
  if (across === 0 && down === 0) return `${chain},format=${format}`;
  const pad = `pad=${width + across}:${height + down},fillborders=right=${across}:bottom=${down}:mode=smear`;
  return `${pad},${chain},format=${format},crop=${width}:${height}:0:0:exact=1`;
}
