import type { FilterDialect } from '../../colour.js';
import { runTool } from './tool.js';

let asking: Promise<FilterDialect> | null = null;

async function ask(): Promise<FilterDialect> {
  const { stdout } = await runTool('ffmpeg', ['-hide_banner', '-v', 'error', '-h', 'filter=setparams']);
  return { alphaMode: stdout.includes('alpha_mode') };
}

/** What the ffmpeg on the PATH knows; asked once. */
export function filterDialect(): Promise<FilterDialect> {
  asking ??= ask();
  return asking;
}
