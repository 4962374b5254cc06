import type { ColourTags } from './media-backend.js';

/** FFmpeg's names by code point (ITU-T H.273); null for unspecified and reserved ones. */
// prettier-ignore
const MATRICES = [
  'gbr', 'bt709', null, null, 'fcc', 'bt470bg', 'smpte170m', 'smpte240m', 'ycgco', 'bt2020nc', 'bt2020c',
  'smpte2085', 'chroma-derived-nc', 'chroma-derived-c', 'ictcp',
] as const;
// prettier-ignore
const TRANSFERS = [
  null, 'bt709', null, null, 'bt470m', 'bt470bg', 'smpte170m', 'smpte240m', 'linear', 'log100', 'log316', 'iec61966-2-4',
  'bt1361e', 'iec61966-2-1', 'bt2020-10', 'bt2020-12', 'smpte2084', 'smpte428', 'arib-std-b67',
] as const;
// prettier-ignore
const PRIMARIES = [
  null, 'bt709', null, null, 'bt470m', 'bt470bg', 'smpte170m', 'smpte240m', 'film', 'bt2020', 'smpte428', 'smpte431', 'smpte432',
  null, null, null, null, null, null, null, null, null, 'jedec-p22',
] as const;

/** Colour tags from H.273 code points; `range` is 1 for limited, 2 for full. */
export function colourTagsFromCodes(range: number, matrix: number, transfer: number, primaries: number): ColourTags {
  return {
    range: range === 2 ? 'pc' : range === 1 ? 'tv' : null,
    matrix: MATRICES[matrix] ?? null,
    transfer: TRANSFERS[transfer] ?? null,
    primaries: PRIMARIES[primaries] ?? null,
  };
}

/** Colour tags from FFmpeg's names; `unknown`, `reserved` and absent ones are null. */
export function colourTagsFromNames(range?: string, matrix?: string, transfer?: string, primaries?: string): ColourTags {
  const known = (name: string | undefined): string | null =>
    name === undefined || /^(unknown|unspecified|reserved)/.test(name) ? null : name;
  return {
    range: range === 'pc' || range === 'tv' ? range : null,
    matrix: known(matrix),
    transfer: known(transfer),
    primaries: known(primaries),
  };
}
