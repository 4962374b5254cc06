import { describe, expect, it } from '@jest/globals';
import { cleanPrompt } from '@relight/models/families/sd15/clean-prompt.js';

describe('cleanPrompt()', () => {
  it.each([
    ['  two\t words \n and\r\nlines\u00a0here ', 'two words and lines here'],
    ['a\u0000b\u0007c\u200dd\ufffde\ufeff', 'abcde'],
    ['日本語の光', '日 本 語 の 光'],
    ['cafe\u0301', 'caf\u00e9'],
    ['Case stays', 'Case stays'],
    ['\u2028', ''],
    ['😀', '😀'],
  ])('%j is %j', (text, clean) => {
    expect(cleanPrompt(text)).toBe(clean);
  });
});
