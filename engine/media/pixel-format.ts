/** What FFmpeg's name of a pixel format says about it. */
export interface PixelFormat {
  /** Name without the old `yuvj` spelling of full range. */
  readonly name: string;
  readonly family: 'yuv' | 'rgb' | 'grey';
  /** Samples are floating point; then `bitDepth` is their size. */
  readonly float: boolean;
  readonly planar: boolean;
  readonly bitDepth: number;
  /** Pixels per chroma sample, across and down. */
  readonly chroma: readonly [number, number];
  readonly hasAlpha: boolean;
  /** The name itself says full range. */
  readonly fullRange: boolean;
}

const RGB = /^(gbr|rgb|bgr|argb|abgr|0rgb|0bgr|x2rgb|x2bgr|pal8)/;
const GREY = /^(gray|ya\d|mono)/;
const ALPHA = /^(yuva|gbrap|rgba|bgra|argb|abgr|ya\d|ayuv|vuya|pal8)/;
const PLANAR = /^(yuva?j?\d+p|gbra?p|gray)/;

/** Bits per sample: `yuv420p10le`, `gray16be`, `p010le`, `x2rgb10le`, `rgb48le` (three samples), `rgba64le` (four). */
function bitDepth(name: string): number {
  const packed = /^(?:rgb|bgr)48|^(?:rgba|bgra|ayuv)64/.test(name);
  if (packed) return 16;
  const deep = /^(?:.*pf?|grayf?|ya|p[024]|y2|x2rgb|x2bgr)(\d\d)(?:le|be)?$/.exec(name);
  return deep ? Number(deep[1]) : 8;
}

const CHROMA: Readonly<Record<string, readonly [number, number]>> = {
  '420': [2, 2],
  '422': [2, 1],
  '440': [1, 2],
  '411': [4, 1],
  '410': [4, 4],
};

/** Reads a pixel format's name, so that both backends describe it alike. */
export function pixelFormat(name: string): PixelFormat {
  const fullRange = name.startsWith('yuvj');
  const plain = fullRange ? name.replace('yuvj', 'yuv') : name;
  return {
    name: plain,
    family: RGB.test(plain) ? 'rgb' : GREY.test(plain) ? 'grey' : 'yuv',
    float: /f(16|32)(le|be)?$/.test(plain),
    planar: PLANAR.test(plain),
    bitDepth: bitDepth(plain),
    chroma: CHROMA[/^yuva?(\d{3})p/.exec(plain)?.[1] ?? ''] ?? [1, 1],
    hasAlpha: ALPHA.test(plain),
    fullRange,
  };
}
