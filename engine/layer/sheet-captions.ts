import { CAPTION_FAMILY } from './caption-fonts.js';
import type { SheetLayout } from './sheet-layout.js';

/** The words on a contact sheet. */
export interface SheetCaptions {
  readonly title: string;
  readonly facts: string;
  readonly caption: string;
  /** Frame number above each column. */
  readonly frames: readonly number[];
}

const FONT = `'${CAPTION_FAMILY}', 'Segoe UI', 'Helvetica Neue', 'DejaVu Sans', sans-serif`;

/** The captions as an SVG picture of the whole sheet. */
export function captionOverlay(layout: SheetLayout, { title, facts, caption, frames }: SheetCaptions): string {
  const { width, margin, tile } = layout;
  const left = Math.min(margin, layout.columns[0]);
  const right = width - margin;
  const room = right - left;
  const parts = [
    text(left, 40, fit(title, 21, room * 0.62), 'size="21" weight="600" fill="#f4f4f2"'),
    text(right, 40, facts, 'size="14" fill="#8d9094" anchor="end"'),
    text(left, 67, fit(caption, 15, room), 'size="15" fill="#c4c6c8"'),
    ...frames.map((frame, column) => text(layout.columns[column] + 1, layout.sourceTop - 9, `frame ${frame}`, 'size="12" fill="#8d9094"')),
    rowLabel(layout.columns[0], layout.sourceTop + tile.height / 2, 'SOURCE'),
    rowLabel(layout.columns[0], layout.relitTop + tile.height / 2, 'RELIT'),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${layout.height}" font-family="${FONT}">${parts.join('')}</svg>`;
}

/** Reads upwards, left of its row. */
function rowLabel(left: number, middle: number, words: string): string {
  const x = left - 12;
  return `<text x="${x}" y="${middle}" transform="rotate(-90 ${x} ${middle})" font-size="11" letter-spacing="2.4" text-anchor="middle" fill="#8d9094">${words}</text>`;
}

function text(x: number, y: number, words: string, look: string): string {
  const style = look.replace(/(size|weight)=/g, 'font-$1=').replace('anchor=', 'text-anchor=');
  return `<text x="${x}" y="${y}" ${style}>${escape(words)}</text>`;
}

/** Cuts words that would be wider than `room` pixels; widths are an estimate, full for scripts with wide letters. */
function fit(words: string, size: number, room: number): string {
  let width = 0;
  const letters = Array.from(words.replace(/\s+/g, ' '));
  for (const [at, letter] of letters.entries()) {
    width += size * (letter > '\u2e7f' ? 1.02 : 0.6);
    if (width > room)
      return `${letters
        .slice(0, Math.max(at - 2, 1))
        .join('')
        .trimEnd()}…`;
  }
  return letters.join('');
}

/** Text for XML; control characters, which XML forbids, go. */
function escape(words: string): string {
  const shown = Array.from(words)
    .filter((letter) => letter >= ' ' && letter !== '\ufffe' && letter !== '\uffff')
    .join('');
  return shown.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
