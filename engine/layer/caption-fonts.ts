import { createRequire } from 'node:module';
import sharp from 'sharp';

/** Family that captions are set in; it comes with the packages, since a machine may have no fonts at all. */
export const CAPTION_FAMILY = 'Inter';

const FILES = ['@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf', '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'];

/**
 * Makes the caption family known to SVG text in this process: setting any text from a font file adds that file to the
 * library's own font list, and an SVG cannot name a file itself.
 */
export async function loadCaptionFonts(): Promise<void> {
  const { resolve } = createRequire(import.meta.url);
  for (const file of FILES) {
    await sharp({ text: { text: '.', font: CAPTION_FAMILY, fontfile: resolve(file) } })
      .raw()
      .toBuffer();
  }
}
