import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { computeBuildId } from '@relight/proto/build-id.js';

/** This build's name, as a client of the same build computes it; RELIGHT_BUILD_ID overrides it. */
export function buildId(): string {
  const chosen = process.env['RELIGHT_BUILD_ID'] ?? '';
  return chosen !== '' ? chosen : computeBuildId(fileURLToPath(new URL('../../..', import.meta.url)), { readdirSync, statSync });
}
