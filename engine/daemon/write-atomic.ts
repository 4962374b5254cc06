import { rename, rm, writeFile } from 'node:fs/promises';

/** Writes a whole file or none, readable by its owner only: under another name first, then renamed. */
export async function writeAtomic(path: string, text: string): Promise<void> {
  const partial = `${path}.${process.pid}.partial`;
  try {
    await writeFile(partial, text, { mode: 0o600, flush: true });
    await rename(partial, path);
  } catch (thrown) {
    await rm(partial, { force: true });
    throw thrown;
  }
}
