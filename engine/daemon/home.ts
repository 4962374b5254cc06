import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { relightHome } from '@relight/proto/relight-home.js';

/** The folders under which an engine keeps its state. */
export interface Home {
  readonly folder: string;
  readonly jobs: string;
}

/** $RELIGHT_HOME or the platform's own place, made if it is missing, for its owner only. */
export function openHome(folder = relightHome({ env: process.env, platform: process.platform, homedir: homedir() })): Home {
  const absolute = resolve(folder);
  const jobs = join(absolute, 'jobs');
  mkdirSync(jobs, { recursive: true, mode: 0o700 });
  return { folder: absolute, jobs };
}
