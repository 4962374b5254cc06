import type { OutputRequest, RelightResult } from '@relight/proto/message.js';
import type { ParamValue } from '@relight/proto/relight-effect.js';
import type { EngineClient, RelightOptions } from './engine-client.js';
import type { Clip, Host, Layer } from './host.js';

/** What comes out of a trip: the engine's report and the layer in its host. */
export interface RelitClip {
  readonly result: RelightResult;
  readonly layer: Layer;
}

/** The main job, the same for every host: the clip's media goes to the engine, the result goes above the clip. */
export async function relightClip(trip: {
  readonly host: Host;
  readonly clip: Clip;
  readonly engine: Pick<EngineClient, 'relight'>;
  /** Values by parameter name; what is absent has its default. */
  readonly params: ReadonlyMap<string, ParamValue>;
  readonly output: OutputRequest;
  /** Folder on the engine's machine with the published weights, or null for the engine's own choice. */
  readonly modelsFolder: string | null;
  readonly options: RelightOptions;
}): Promise<RelitClip> {
  const { host, clip, engine, params, output, modelsFolder, options } = trip;

  // 1. What the clip shows of which media.
  const media = await host.getSource(clip);

  // 2. The engine relights exactly that range.
  const result = await engine.relight({ source: { kind: 'media', ...media }, params, output, modelsFolder }, options);

  // 3. The result lies above the clip, its recipe with it.
  const layer = await host.putLayer(clip, {
    path: result.out,
    frames: result.frames,
    frameRate: result.frameRate,
    recipePath: result.recipe,
  });
  return { result, layer };
}
