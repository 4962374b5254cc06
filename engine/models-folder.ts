import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { relightHome } from '@relight/proto/relight-home.js';
import type { HomeSurroundings } from '@relight/proto/relight-home.js';

/** Where published weights lie, absolute: the folder that a request names, else $RELIGHT_MODELS, else `models` in the engine's home. */
export function modelsFolder(named: string | null, surroundings: HomeSurroundings = here()): string {
  const chosen = named ?? surroundings.env['RELIGHT_MODELS'] ?? '';
  return chosen !== '' ? resolve(chosen) : join(relightHome(surroundings), 'models');
}

function here(): HomeSurroundings {
  return { env: process.env, platform: process.platform, homedir: homedir() };
}
