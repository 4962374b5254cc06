import type { Size } from './kernel/average-view.js';

/** Where everything on a contact sheet lies, in pixels. */
export interface SheetLayout {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  readonly tile: Size;
  /** Left edge of each column. */
  readonly columns: readonly number[];
  readonly sourceTop: number;
  readonly relitTop: number;
}

const WIDTH = 2000;
const MARGIN = 44;
const GUTTER = 6;
const HEADER = 108;
/** A tile never grows past this, so that a short or an upright clip still makes a handy sheet. */
const TALLEST = 540;
/** The captions need this much. */
const NARROWEST = 760;

/** Lays out two rows of `count` tiles of a picture that is displayed at `shown`. */
export function sheetLayout(count: number, shown: Size): SheetLayout {
  const aspect = shown.width / shown.height;
  const room = (WIDTH - 2 * MARGIN - (count - 1) * GUTTER) / count;
  const width = Math.max(1, Math.floor(Math.min(room, TALLEST * aspect)));
  const tile = { width, height: Math.max(1, Math.round(width / aspect)) };
  const content = count * tile.width + (count - 1) * GUTTER;
  const sheetWidth = Math.max(content, NARROWEST) + 2 * MARGIN;
  const left = Math.floor((sheetWidth - content) / 2);
  return {
    width: sheetWidth,
    height: HEADER + 2 * tile.height + GUTTER + MARGIN,
    margin: MARGIN,
    tile,
    columns: Array.from({ length: count }, (_, column) => left + column * (tile.width + GUTTER)),
    sourceTop: HEADER,
    relitTop: HEADER + tile.height + GUTTER,
  };
}
