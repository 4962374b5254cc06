import { tensor, type Tensor } from '../../tensor.js';

/** A text encoder as IC-Light uses it: chunks of 75 tokens, gives (77 chunks, width). */
export interface ChunkedText {
  encode(text: string, layout: 'chunked'): Promise<Tensor>;
}

/** What the UNet's two guidance streams attend to, each (1, tokens, width), equally long. */
export interface PromptContexts {
  readonly positive: Tensor;
  readonly negative: Tensor;
}

/** What IC-Light adds to every prompt. */
const QUALITY = 'best quality';

/** Encodes a prompt and its negative for IC-Light, the shorter one repeated to the other's length. The last pair is kept. */
export function createPromptContexts(text: ChunkedText): (prompt: string, negativePrompt: string) => Promise<PromptContexts> {
  let kept: { readonly key: string; readonly contexts: PromptContexts } | null = null;
  return async (prompt, negativePrompt) => {
    const key = JSON.stringify([prompt, negativePrompt]);
    if (kept?.key === key) return kept.contexts;
    const positive = await text.encode(prompt === '' ? QUALITY : `${prompt}, ${QUALITY}`, 'chunked');
    const negative = await text.encode(negativePrompt, 'chunked');
    const tokens = Math.max(positive.dims[0], negative.dims[0]);
    const contexts = { positive: repeated(positive, tokens), negative: repeated(negative, tokens) };
    kept = { key, contexts };
    return contexts;
  };
}

/** (length, width) as (1, tokens, width), its rows repeated from the first as often as it takes. */
function repeated({ dims: [length, width], data }: Tensor, tokens: number): Tensor {
  const rows = tensor([1, tokens, width]);
  for (let row = 0; row < tokens; row += length) {
    rows.data.set(data.subarray(0, Math.min(length, tokens - row) * width), row * width);
  }
  return rows;
}
