/**
 * Pixels go through the steps in tiles, one step after the other: each step is a short loop whose turns overlap in the
 * processor, which one long loop's do not. The tile stays in the first-level cache.
 */

/** Pixels of a tile. */
export const TILE: usize = 128;
/** Bytes from one of the tile's planes to the next; f32 values. */
export const PLANE: usize = TILE * 4;

const PLANES: usize = memory.data(128 * 4 * 8, 16);
/** Source in linear light, R, G, B. */
export const SOURCE: usize = PLANES;
/** Relit pixels in linear light, R, G, B. */
export const RELIT: usize = PLANES + 3 * PLANE;
/** log2 of the source's luminance, the gain's guide. */
export const GUIDE: usize = PLANES + 6 * PLANE;
/** Share of a raise that is signal, not noise. */
export const TRUST: usize = PLANES + 7 * PLANE;
