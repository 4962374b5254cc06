import type { Method } from '../method.js';
import { createFlatFallback, createFlatNormals } from './flat-normals.js';
import { gradientOverlay } from './gradient-overlay.js';
import { identity } from './identity.js';
import { reinhardOracle } from './reinhard.js';

/** What every figure is printed beside. */
export async function createBaselines(): Promise<readonly Method[]> {
  return [await createFlatFallback(), await createFlatNormals(), gradientOverlay, reinhardOracle, identity];
}
