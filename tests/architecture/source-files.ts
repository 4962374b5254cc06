import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, from tests/dist/architecture. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

export const PACKAGES = ['proto', 'models', 'engine', 'host-bridge', 'plugin'] as const;
export type PackageName = (typeof PACKAGES)[number];

/** One hand-written source file of a package. */
export interface SourceFile {
  /** Path from the root with forward slashes, e.g. `engine/media/decode.ts`. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly imports: readonly Import[];
}

export interface Import {
  readonly specifier: string;
  /** The file it names, as `SourceFile.path`, or null for a library. */
  readonly target: string | null;
  readonly typeOnly: boolean;
}

const SKIPPED = new Set(['dist', 'node_modules', 'gen', 'assembly', 'training', 'output']);

/** All TypeScript files below a folder of the repository, generated and foreign ones left out. */
export function sourceFiles(folder: string): SourceFile[] {
  return walk(join(ROOT, folder)).map((file) => {
    const path = relative(ROOT, file).split(sep).join('/');
    const text = readFileSync(file, 'utf8');
    return { path, text, lines: text.split('\n').length - 1, imports: importsOf(path, text) };
  });
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : walk(join(folder, entry.name));
    return entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts') ? [join(folder, entry.name)] : [];
  });
}

function importsOf(path: string, text: string): Import[] {
  const statements = text.matchAll(/^(?:import|export)\s+(type\s+)?[^;'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm);
  return [...statements].map((match) => {
    const specifier = match[2] ?? match[3] ?? match[4];
    return { specifier, target: targetOf(path, specifier), typeOnly: match[1] !== undefined };
  });
}

function targetOf(path: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier).replace(/\.js$/, '.ts');
  const own = /^@relight\/([^/]+)\/(.+)\.js$/.exec(specifier);
  return own === null ? null : `${own[1]}/${own[2]}.ts`;
}

/** The package a path lies in. */
export function packageOf(path: string): string {
  return path.split('/')[0];
}
