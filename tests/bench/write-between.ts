import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->` in a Markdown file; false where the markers are missing. */
export function writeBetween(path: string, name: string, body: string): boolean {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = text.indexOf(open);
  const to = text.indexOf(close);
  if (from < 0 || to < from) return false;
  writeFileSync(path, `${text.slice(0, from + open.length)}\n\n${body.trim()}\n\n${text.slice(to)}`);
  return true;
}
