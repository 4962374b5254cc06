import type { MethodQuality } from './measure-set.js';
import { FIGURES } from './quality.js';
import type { Quality } from './quality.js';

const HEADS: Readonly<Record<(typeof FIGURES)[number], readonly [head: string, digits: number]>> = {
  psnr: ['PSNR', 2],
  psnrc: ['PSNRc', 2],
  ssim: ['SSIM', 3],
  r: ['r', 3],
  rForeground: ['r_fg', 3],
  warpRatio: ['E_warp', 3],
  flicker: ['abs dlogG', 4],
  movingLight: ['moving light', 4],
  detail: ['detail', 2],
};

/** What the columns mean, for under the tables. */
export const LEGEND = [
  'PSNR in dB after one exposure per clip, PSNRc after a factor per channel and frame; r and r_fg: correlation of the change of log luminance',
  'with the true one, over all pixels and over the foreground; E_warp: flow-warped error over the source\u2019s own; abs dlogG: flow-warped',
  'difference of the log gain (both under lights that stand still); moving light: difference of the log gain from that of each frame alone;',
  'detail: mean Laplacian over the source\u2019s. The last row is what this project asks of its default.',
].join(' ');

/** A Markdown table of methods against figures, with a last row for what is wanted of the first method. */
export function qualityTable(rows: readonly MethodQuality[]): string {
  const identity = rows.find((row) => row.id === 'identity');
  const wanted: Readonly<Record<string, string>> = {
    psnrc: identity === undefined ? '' : `>= ${(identity.quality.psnrc + 0.5).toFixed(2)}`,
    r: '>= 0.400',
    rForeground: '>= 0.450',
    warpRatio: '<= 1.050',
    flicker: '<= 0.0120',
    movingLight: '<= 0.0300',
  };
  const cell = (quality: Quality, figure: (typeof FIGURES)[number]): string => {
    const value = quality[figure];
    if (value === null) return '-';
    return figure.startsWith('psnr') && value >= 80 ? 'exact' : value.toFixed(HEADS[figure][1]);
  };
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(['', ...FIGURES.map((figure) => HEADS[figure][0])]),
    line(['---', ...FIGURES.map(() => '---:')]),
    ...rows.map(({ label, quality }, i) => line([i === 0 ? `**${label}**` : label, ...FIGURES.map((figure) => cell(quality, figure))])),
    line(['*wanted*', ...FIGURES.map((figure) => wanted[figure] ?? '')]),
  ].join('\n');
}
