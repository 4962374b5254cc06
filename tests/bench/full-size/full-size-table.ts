import type { ClipFigures, Measured, OperationFigures, SizeFigures } from './full-size-figures.js';

const TITLES: Readonly<Record<OperationFigures['what'], string>> = {
  video: 'video model, one guidance stream',
  light: 'IC-Light with light attention, one guidance stream',
  decode: 'VAE decoder',
  encode: 'VAE encoder',
};

/** The bench's tables as Markdown. */
export function fullSizeTable(measured: Measured, sizes: readonly SizeFigures[], clips: readonly ClipFigures[]): string {
  const { frames, provider, threads, peer, skipped } = measured;
  const columns = sizes.map(({ size }) => `${size}x${size}`);
  const beside = peer ? `, beside diffusers ${peer.diffusers} with PyTorch ${peer.torch} (${peer.device}, ${peer.threads} threads)` : '';
  return [
    `Random weights at the true sizes, ${frames} frames, ${provider} (${threads} threads)${beside}. Seconds per frame:`,
    '',
    `| evaluation | ${columns.map((size) => `${size} | diffusers | faster by | difference`).join(' | ')} |`,
    `| --- | ${columns.map(() => '---: | ---: | ---: | ---:').join(' | ')} |`,
    ...sizes[0].operations.map(({ what }) => `| ${TITLES[what]} | ${sizes.map((size) => operationCells(size, what)).join(' | ')} |`),
    `| all evaluations of a step, in the numbers it takes | ${sizes.map(({ ratio }) => ` | | ${factor(ratio)} | `).join(' | ')} |`,
    '',
    'Difference: root mean square of our values less those of diffusers, over that of its values. The VAE works frame by frame on both sides, and diffusers was timed on its first 4 frames.',
    '',
    `| one fusion step, ${frames} frames | ${columns.join(' | ')} | wanted |`,
    `| --- | ${columns.map(() => '---:').join(' | ')} | ---: |`,
    `| seconds (median of runs) | ${sizes.map(({ stepSeconds, repeats }) => `${stepSeconds.toFixed(1)} (${repeats})`).join(' | ')} | |`,
    `| outside ONNX Runtime | ${sizes.map(({ outside }) => `${(100 * outside).toFixed(1)} %`).join(' | ')} | < 5 % |`,
    `| private memory at the peak | ${sizes.map(({ privateBytes }) => gigabytes(privateBytes)).join(' | ')} | < 8 GB |`,
    `| mapped weights beside it, shared and evictable | ${sizes.map(({ mappedBytes }) => gigabytes(mappedBytes)).join(' | ')} | |`,
    '',
    `| a clip of ${frames} frames, counted evaluations times the seconds above | video model | IC-Light | decodes | encodes | ${columns.map((size) => `hours at ${size} | of reference`).join(' | ')} |`,
    `| --- | ---: | ---: | ---: | ---: | ${columns.map(() => '---: | ---:').join(' | ')} |`,
    ...clips.map(clipRow),
    ...(skipped.length === 0 ? [] : ['', `Not compared: ${skipped.join('; ')}.`]),
  ].join('\n');
}

function operationCells({ operations }: SizeFigures, what: OperationFigures['what']): string {
  const figures = operations.find((each) => each.what === what);
  if (figures === undefined) return ' | | | ';
  const { seconds, peerSeconds, ratio, difference } = figures;
  return [seconds.toFixed(2), peerSeconds?.toFixed(2) ?? '-', factor(ratio), difference?.toExponential(1) ?? '-'].join(' | ');
}

function clipRow({ quality, counts, seconds, shares }: ClipFigures): string {
  const hours = seconds.map((value, at) => `${(value / 3600).toFixed(2)} | ${(100 * shares[at]).toFixed(0)} %`);
  return `| ${quality} | ${counts.video} | ${counts.light} | ${counts.decode} | ${counts.encode} | ${hours.join(' | ')} |`;
}

function factor(ratio: number | null): string {
  return ratio === null ? '-' : `${ratio.toFixed(2)} x`;
}

function gigabytes(bytes: number | null): string {
  return bytes === null ? '-' : `${(bytes / 1e9).toFixed(2)} GB`;
}
