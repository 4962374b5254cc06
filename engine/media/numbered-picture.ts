/** Name of a sequence's picture, counted from 0: `00000.png`. */
export function numberedPicture(index: number, extension: string): string {
  return `${String(index).padStart(5, '0')}${extension}`;
}
