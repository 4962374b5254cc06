import { Tokenizer as Library } from '@huggingface/tokenizers';
import { ModelError } from '../../model-error.js';
import type { TextFile } from '../../weights/text-file.js';
import { cleanPrompt } from './clean-prompt.js';

/** CLIP's tokeniser. */
export interface Tokenizer {
  /** Ids are below this. */
  readonly size: number;
  /** What begins a sequence. */
  readonly start: number;
  /** What ends a sequence, and fills it up. */
  readonly end: number;
  /** The ids of a text of any length, without start and end. */
  encode(text: string): readonly number[];
}

const START = '<|startoftext|>';
const END = '<|endoftext|>';

/** A word, in lower case: a contraction, letters, one digit, or signs. */
const WORD = "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+";

/**
 * CLIP's byte-level BPE (Radford et al. 2021) from the published `vocab.json` and `merges.txt`, ids as transformers' CLIPTokenizer without
 * ftfy gives them. Throws ModelError `broken`, naming file and entry.
 */
export function createTokenizer(files: { readonly vocab: TextFile; readonly merges: TextFile }): Tokenizer {
  const vocab = parseVocabulary(files.vocab);
  const merges = parseMerges(files.merges, vocab);
  const [start, end] = [START, END].map((word) => {
    const id = vocab.get(word);
    if (id === undefined) throw broken(files.vocab, `"${word}" is missing`);
    return { content: word, id };
  });
  const special = { single_word: false, lstrip: false, rstrip: false, normalized: false, special: true };
  const library = new Library(
    {
      added_tokens: [start, end].map((token) => ({ ...token, ...special })),
      normalizer: { type: 'Lowercase' },
      pre_tokenizer: {
        type: 'Sequence',
        pretokenizers: [
          { type: 'Split', pattern: { Regex: WORD }, behavior: 'Removed', invert: true },
          { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true },
        ],
      },
      post_processor: null,
      decoder: { type: 'ByteLevel' },
      model: { type: 'BPE', unk_token: END, end_of_word_suffix: '</w>', vocab: Object.fromEntries(vocab), merges },
    },
    { tokenizer_class: 'CLIPTokenizer' },
  );
  return {
    size: vocab.size,
    start: start.id,
    end: end.id,
    encode: (text) => library.encode(cleanPrompt(text), { add_special_tokens: false }).ids,
  };
}

/** Every id from 0 on, once. */
function parseVocabulary(source: TextFile): ReadonlyMap<string, number> {
  const parsed = parseJson(source);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw broken(source, 'an object of words and ids is wanted');
  const entries: readonly [string, unknown][] = Object.entries(parsed);
  const vocab = new Map<string, number>();
  const seen = new Set<number>();
  for (const [word, id] of entries) {
    if (typeof id !== 'number' || !Number.isInteger(id) || id < 0 || id >= entries.length || seen.has(id)) {
      throw broken(source, `"${word}" has id ${JSON.stringify(id)}, each of 0 to ${entries.length - 1} is wanted once`);
    }
    seen.add(id);
    vocab.set(word, id);
  }
  return vocab;
}

function parseJson(source: TextFile): unknown {
  try {
    return JSON.parse(source.text);
  } catch (cause) {
    throw broken(source, 'it is not JSON', cause);
  }
}

/** Pairs that become one, best first. */
function parseMerges(source: TextFile, vocab: ReadonlyMap<string, number>): readonly [string, string][] {
  const merges: [string, string][] = [];
  for (const [at, line] of source.text.split(/\r?\n/).entries()) {
    if (line === '' || (at === 0 && line.startsWith('#version'))) continue;
    const [first, second, ...rest] = line.split(' ');
    if (!first || !second || rest.length > 0) throw broken(source, `line ${at + 1} is ${JSON.stringify(line)}, two symbols are wanted`);
    const unknown = [first, second, first + second].find((symbol) => !vocab.has(symbol));
    if (unknown !== undefined) throw broken(source, `line ${at + 1} uses "${unknown}", which the vocabulary lacks`);
    merges.push([first, second]);
  }
  return merges;
}

function broken({ file }: TextFile, what: string, cause?: unknown): ModelError {
  return new ModelError('broken', `"${file}" is broken: ${what}`, cause === undefined ? {} : { cause });
}
