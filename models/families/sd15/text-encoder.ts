import { loadSession, type Session } from '../../backends/onnx.js';
import type { AttentionVariant } from '../../graphs/attention.js';
import { buildTextEncoder } from '../../graphs/clip.js';
import type { ClipConfig } from '../../graphs/clip-config.js';
import { ModelError } from '../../model-error.js';
import { concatFrames } from '../../tensor-ops.js';
import { tensor, type Tensor } from '../../tensor.js';
import type { WeightMap } from '../../weights/weight-map.js';
import { chunkedIds, truncatedIds } from './prompt-chunks.js';
import type { Tokenizer } from './tokenizer.js';

/** `truncated`: 77 tokens, the rest of the text is lost; `chunked`: 77 for each 75 of the text. */
export type PromptLayout = 'truncated' | 'chunked';

/** Text as a UNet attends to it. */
export interface TextEncoder {
  /** (tokens, width). */
  encode(text: string, layout: PromptLayout): Promise<Tensor>;
  dispose(): Promise<void>;
}

export interface TextEncoderOptions {
  readonly weights: WeightMap;
  readonly config: ClipConfig;
  readonly tokenizer: Tokenizer;
  readonly provider: string;
  readonly attention: AttentionVariant;
  readonly threads: number;
}

/** Results kept; a run uses few prompts, again and again. */
const KEPT = 32;

/**
 * Stable Diffusion's text encoder: CLIP's last hidden state. The network is loaded when a text is first asked for and let go as soon as
 * nobody waits, since weights of half precision take half a gigabyte and a run needs few texts; the latest results are kept.
 * Throws ModelError `broken` where the tokeniser knows more ids than the network.
 */
export function createTextEncoder(options: TextEncoderOptions): TextEncoder {
  const { weights, config, tokenizer } = options;
  if (tokenizer.size > config.vocabulary) {
    throw new ModelError('broken', `Weights "${weights.file}" know ${config.vocabulary} tokens: the tokeniser has ${tokenizer.size}`);
  }
  const frame = { start: tokenizer.start, end: tokenizer.end, tokens: config.tokens };
  const results = new Map<string, Promise<Tensor>>();
  const shared = sharedSession(options);

  const run = async (text: string, layout: PromptLayout): Promise<Tensor> => {
    const ids = tokenizer.encode(text);
    const sequences = layout === 'truncated' ? [truncatedIds(ids, frame)] : chunkedIds(ids, frame);
    return shared.use(async (session) => {
      const hidden: Tensor[] = [];
      for (const sequence of sequences) {
        const outputs = await session.run({ ids: tensor([1, config.tokens], Float32Array.from(sequence)) });
        hidden.push(tensor([config.tokens, config.width], outputs.hidden.data));
      }
      return concatFrames(hidden);
    });
  };
  return {
    encode(text, layout) {
      const key = `${layout} ${text}`;
      const result = results.get(key) ?? run(text, layout);
      // Put last again, so that the first is the one unused for longest.
      results.delete(key);
      results.set(key, result);
      const [oldest] = results.keys();
      if (results.size > KEPT) results.delete(oldest);
      result.catch(() => results.delete(key));
      return result;
    },
    dispose() {
      results.clear();
      return Promise.resolve();
    },
  };
}

/** A session that is there while somebody uses it. */
function sharedSession({ weights, config, provider, attention, threads }: TextEncoderOptions): {
  use<T>(work: (session: Session) => Promise<T>): Promise<T>;
} {
  let session: Promise<Session> | null = null;
  let users = 0;
  const load = (): Promise<Session> => {
    const { model, externalFolder } = buildTextEncoder({ weights, config, sequences: 1, attention });
    return loadSession(model, { providers: [provider], threads, externalFolder, load: 'fast' });
  };
  return {
    async use(work) {
      users++;
      try {
        return await work(await (session ??= load()));
      } finally {
        users--;
        if (users === 0) {
          const unused = session;
          session = null;
          // What could not be loaded was thrown above and holds nothing.
          await unused?.then(
            (loaded) => loaded.dispose(),
            () => undefined,
          );
        }
      }
    },
  };
}
