/** The ideographs that stand alone, as BERT's tokeniser has them: CJK and its extensions, no kana, no hangul. */
const IDEOGRAPH = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{2a6df}\u{2a700}-\u{2ceaf}\u{2f800}-\u{2fa1f}]/gu;

/** Control, format, private and unassigned characters but tab and line ends, and the sign of a character that was lost. */
const UNSEEN = /(?![\t\n\r])[\p{C}\ufffd]/gu;

/**
 * A prompt as transformers' CLIPTokenizer reads it (its BasicTokenizer): nothing unseen, ideographs apart, accents composed (NFC), single
 * spaces.
 */
export function cleanPrompt(text: string): string {
  return text.replace(UNSEEN, '').replace(IDEOGRAPH, ' $& ').normalize('NFC').replace(/\s+/gu, ' ').trim();
}
