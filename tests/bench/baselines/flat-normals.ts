import { createLiteRelighter } from '@relight/models/families/lite/relighter.js';
import { createEngineMethod } from '../engine-method.js';
import type { Method } from '../method.js';
import { NEUTRAL_LIGHT } from '../../fakes/neutral-light.js';

/**
 * The same shader, layer and light with every surface facing the viewer and the old shading left in: the new light's
 * colour, ambient and fall-off across the picture alone.
 */
export async function createFlatNormals(): Promise<Method> {
  return createEngineMethod('flat', 'flat normals', await flatModel(), { ...NEUTRAL_LIGHT, delight: 0 });
}

/** What ships where the weights are missing: flat normals, with smooth luminance taken for the old shading. */
export async function createFlatFallback(): Promise<Method> {
  return createEngineMethod('fallback', 'flat normals, luminance as old shading', await flatModel());
}

const flatModel = async () => ({ relighter: await createLiteRelighter({ weights: null, geometry: 'flat', threads: 1 }), windowSize: 1 });
