/** The part of the library that is used, since its own types import files without extensions, which Node's resolution does not find. */
declare module '@huggingface/tokenizers' {
  export class Tokenizer {
    /** `tokenizer` as in a `tokenizer.json`, `config` as in a `tokenizer_config.json`. */
    constructor(tokenizer: object, config: object);
    encode(text: string, options: { readonly add_special_tokens: boolean }): { readonly ids: readonly number[] };
  }
}
