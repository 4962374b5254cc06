/** The part of Node's `fs` that is needed. */
export interface BuildFiles {
  readdirSync(folder: string, options: { encoding: 'utf8'; recursive: true }): string[];
  statSync(path: string): { readonly size: number; readonly mtimeMs: number };
}

const PACKAGES = ['proto', 'models', 'engine', 'host-bridge'];

/**
 * Names the build under `root` (the folder that holds the packages) by the names, sizes and times of its compiled
 * files: 16 hex digits, the same in client and engine, without reading a file.
 */
export function computeBuildId(root: string, files: BuildFiles): string {
  let hash = 0xcbf29ce484222325n;
  const add = (text: string): void => {
    for (let i = 0; i < text.length; i += 1) hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  };
  for (const name of PACKAGES) {
    const folder = `${root}/${name}/dist`;
    const scripts = files.readdirSync(folder, { encoding: 'utf8', recursive: true }).filter((path) => path.endsWith('.js'));
    for (const path of scripts.sort()) {
      const { size, mtimeMs } = files.statSync(`${folder}/${path}`);
      add(`${path.replaceAll('\\', '/')}|${size}|${Math.trunc(mtimeMs)};`);
    }
  }
  return hash.toString(16).padStart(16, '0');
}
