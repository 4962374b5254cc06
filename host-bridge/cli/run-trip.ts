import type { OutputRequest, RelightResult } from '@relight/proto/message.js';
import type { ParamValue } from '@relight/proto/relight-effect.js';
import type { Clip, Host } from '../host.js';
import { relightClip } from '../relight-clip.js';
import { findEngine } from './find-engine.js';
import type { Reporter } from './reporter.js';

/** A host's clip through an engine that is found or started, telling how it goes. */
export async function runTrip(trip: {
  readonly host: Host;
  readonly clip: Clip;
  readonly params: ReadonlyMap<string, ParamValue>;
  readonly output: OutputRequest;
  /** Where the published weights lie, or null for the engine's own choice. */
  readonly modelsFolder: string | null;
  readonly reporter: Reporter;
  readonly signal: AbortSignal;
}): Promise<RelightResult> {
  const { host, clip, params, output, modelsFolder, reporter, signal } = trip;
  const engine = await findEngine({ clientName: 'relight command line' });
  try {
    const options = {
      signal,
      onAccepted: ({ ahead }: { readonly ahead: number }) =>
        ahead > 0 ? reporter.note(`Waiting for ${ahead} other job${ahead > 1 ? 's' : ''}`) : undefined,
      onProgress: reporter.progress.bind(reporter),
    };
    const { result } = await relightClip({ host, clip, engine, params, output, modelsFolder, options });
    return result;
  } finally {
    engine.close();
  }
}
