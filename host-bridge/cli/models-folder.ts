import { join, resolve } from 'node:path';
import { defaultHome } from './find-engine.js';

/** Says where weights are looked for. */
export function modelsHint(): string {
  return `folder with the published weights (default: $RELIGHT_MODELS, else ${join(defaultHome(), 'models')})`;
}

/** The folder with the published weights, absolute: the flag's, else $RELIGHT_MODELS; null where neither says one. */
export function modelsFolder(flag: string | undefined): string | null {
  const named = flag ?? process.env['RELIGHT_MODELS'] ?? '';
  // The engine may run already, with another environment and another current folder.
  return named === '' ? null : resolve(named);
}
