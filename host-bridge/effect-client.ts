import type { OutputRequest, RelightResult, WireRequest } from '@relight/proto/message.js';
import type { EffectDescription, ParamValue } from '@relight/proto/relight-effect.js';
import { RelightError } from '@relight/proto/relight-error.js';
import type { EngineClient } from './engine-client.js';
import type { RelightOptions } from './relight-options.js';

/** Frames of a clip, first and last inclusive, counted from 0. */
export interface FrameRange {
  readonly first: number;
  readonly last: number;
}

/** What is to be rendered: a clip's trimmed range under the effect's parameters. */
export interface SequenceRender {
  readonly source: WireRequest['source'];
  readonly params: ReadonlyMap<string, ParamValue>;
  readonly output: OutputRequest;
  /** Folder on the engine's machine with the published weights, or null for the engine's own choice. */
  readonly modelsFolder: string | null;
}

/** A render that was begun: `render` runs it, `endSequenceRender` ends it in any case. */
export interface RunningSequence {
  /** The whole range at once: the light is steadied over time, so that no frame can be had alone. Once per sequence. */
  render(options: RelightOptions): Promise<RelightResult>;
  /** Cancels what still runs; resolves when nothing does. Safe to call again. */
  endSequenceRender(): Promise<void>;
}

/** The effect in OpenFX's words, over an engine. */
export interface EffectClient {
  describe(): Promise<EffectDescription>;
  /** True when the source itself is the result, so that nothing needs to be rendered: the strength is 0 at every frame. */
  isIdentity(params: ReadonlyMap<string, ParamValue>): boolean;
  /** What a frame of the result depends on: the whole range that is rendered with it. */
  getFramesNeeded(range: FrameRange): FrameRange;
  beginSequenceRender(sequence: SequenceRender): RunningSequence;
}

/** The effect that an engine renders. */
export function createEffectClient(engine: EngineClient): EffectClient {
  return {
    describe: () => engine.describe(),
    isIdentity(params) {
      const strength = params.get('strength');
      if (strength?.kind === 'keyframes') return strength.value.length > 0 && strength.value.every(([, value]) => value === 0);
      return (strength?.kind === 'double' || strength?.kind === 'int') && strength.value === 0;
    },
    getFramesNeeded: (range) => range,
    beginSequenceRender: (sequence) => beginSequence(engine, sequence),
  };
}

function beginSequence(engine: EngineClient, { source, params, output, modelsFolder }: SequenceRender): RunningSequence {
  const over = new AbortController();
  let rendering: Promise<unknown> | null = null;
  return {
    async render(options) {
      if (over.signal.aborted) throw new RelightError('cancelled', 'Cannot render: the sequence has ended');
      if (rendering) throw new RelightError('protocol', 'Cannot render twice: begin another sequence');
      const stop = (): void => over.abort();
      if (options.signal.aborted) stop();
      options.signal.addEventListener('abort', stop, { once: true });
      const result = engine.relight({ source, params, output, modelsFolder }, { ...options, signal: over.signal });
      rendering = result.catch(() => undefined).finally(() => options.signal.removeEventListener('abort', stop));
      return result;
    },
    async endSequenceRender() {
      over.abort();
      await rendering;
    },
  };
}
