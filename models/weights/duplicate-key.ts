const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * The first key that one object of this JSON text holds twice, or null. `JSON.parse` keeps the last of two, other readers the first: a file
 * that can be read in two ways is refused. `text` must be JSON that `JSON.parse` has taken.
 */
export function duplicateKey(text: string): string | null {
  const open: (Set<string> | null)[] = [];
  let last: string | null = null;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '{') open.push(new Set());
    else if (char === '[') open.push(null);
    else if (char === '}' || char === ']') open.pop();
    else if (char === '"') {
      const end = stringEnd(text, at);
      last = text.slice(at, end);
      at = end - 1;
    } else if (char === ':' && last !== null) {
      const keys = open.at(-1);
      // Two spellings of one key, such as "a" and "\u0061", are one key.
      const key = last.includes('\\') ? String(JSON.parse(last)) : last.slice(1, -1);
      if (keys?.has(key)) return key;
      keys?.add(key);
    }
  }
  return null;
}

/** The position past the closing quote of the string that opens at `start`. */
function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at + 1;
}
