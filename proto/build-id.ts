/** The part of Node's `fs` that is needed. */
export interface BuildFiles {
  readdirSync(folder: string, options: { withFileTypes: true }): { readonly name: string; isDirectory(): boolean }[];
  statSync(path: string): { readonly size: number; readonly mtimeMs: number };
}

const PACKAGES = ['proto', 'models', 'engine', 'host-bridge'];

/**
 * Names the build under `root` (the folder that holds the packages) by the names, sizes and times of its compiled
 * files: 16 hex digits, the same in client and engine, without reading a file.
 */
export function computeBuildId(root: string, files: BuildFiles): string {
  // Two FNV-1a hashes of 32 bits, seeded apart: no secret is kept here, only builds are told from each other.
  let [high, low] = [0x811c9dc5, 0x050c5d1f];
  const add = (text: string): void => {
    for (let i = 0; i < text.length; i += 1) {
      high = Math.imul(high ^ text.charCodeAt(i), 0x01000193);
      low = Math.imul(low ^ text.charCodeAt(i), 0x01000193);
    }
  };
  for (const path of PACKAGES.flatMap((name) => scriptsIn(`${name}/dist`, root, files)).sort()) {
    const { size, mtimeMs } = files.statSync(`${root}/${path}`);
    add(`${path}|${size}|${Math.trunc(mtimeMs)};`);
  }
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Not `readdirSync`'s own recursion: it costs ten times as much. */
function scriptsIn(folder: string, root: string, files: BuildFiles): string[] {
  return files.readdirSync(`${root}/${folder}`, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return scriptsIn(path, root, files);
    return path.endsWith('.js') ? [path] : [];
  });
}
