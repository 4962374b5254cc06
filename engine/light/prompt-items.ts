import { LEXICON, type Meaning } from './lexicon.js';

/** A piece of a prompt: a phrase of the lexicon, another word, or the end of a clause. */
export interface PromptItem {
  /** As it stands in the prompt, in lower case, without accents. */
  readonly text: string;
  /** Null for a word the lexicon does not know. */
  readonly meaning: Meaning | null;
  /** Counts the clauses from 0. */
  readonly clause: number;
}

interface Phrase {
  readonly words: readonly string[];
  readonly meaning: Meaning;
}

const MIN_KELVIN = 1000;
const MAX_KELVIN = 40000;
const CLAUSE_WORDS = new Set(['but', 'while', 'whereas', 'when', 'then']);

const PHRASES = indexPhrases();
const VOCABULARY = new Set([...PHRASES.values()].flat().flatMap((phrase) => phrase.words));
const IRREGULAR: Readonly<Record<string, string>> = {
  leaves: 'leaf',
  branches: 'branch',
  canopies: 'canopy',
  torches: 'torch',
  bodies: 'body',
};

function indexPhrases(): ReadonlyMap<string, readonly Phrase[]> {
  const out = new Map<string, Phrase[]>();
  for (const { phrases, meaning } of LEXICON) {
    for (const phrase of phrases.split(', ')) {
      const words = phrase.split(' ');
      out.set(words[0], [...(out.get(words[0]) ?? []), { words, meaning }]);
    }
  }
  for (const list of out.values()) list.sort((a, b) => b.words.length - a.words.length);
  return out;
}

/**
 * Cuts a prompt into the longest phrases of the lexicon. Case, accents, plurals, hyphens and possessives do not matter;
 * commas, full stops and the like end a clause.
 */
export function promptItems(prompt: string): readonly PromptItem[] {
  const items: PromptItem[] = [];
  clauses(prompt).forEach((words, clause) => {
    const known = words.map(singular);
    for (let at = 0; at < words.length;) {
      const number = numberPhrase(words, at);
      const phrase = PHRASES.get(known[at])?.find((candidate) => candidate.words.every((word, i) => word === known[at + i]));
      const length = number?.length ?? phrase?.words.length ?? 1;
      items.push({ text: words.slice(at, at + length).join(' '), meaning: number?.meaning ?? phrase?.meaning ?? null, clause });
      at += length;
    }
  });
  return items;
}

function clauses(prompt: string): readonly (readonly string[])[] {
  const plain = prompt
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(\d),(\d{3})(?!\d)/g, '$1$2')
    .replace(/°/g, ' degrees ')
    .replace(/['’]s?(?![a-z])/g, '')
    .replace(/['’]/g, '')
    .replace(/[&+]/g, ' and ')
    .replace(/:/g, ' is ');
  const out: string[][] = [];
  for (const part of plain.split(/[,;.!?()[\]{}|/\n\r\u2013\u2014"“”]+/)) {
    let words: string[] = [];
    for (const word of part.match(/[\p{L}\p{N}]+/gu) ?? []) {
      if (!CLAUSE_WORDS.has(word)) words.push(word);
      else if (words.length > 0) {
        out.push(words);
        words = [];
      }
    }
    if (words.length > 0) out.push(words);
  }
  return out;
}

function singular(word: string): string {
  if (VOCABULARY.has(word)) return word;
  if (Object.hasOwn(IRREGULAR, word)) return IRREGULAR[word];
  if (word.endsWith('s') && VOCABULARY.has(word.slice(0, -1))) return word.slice(0, -1);
  if (word.endsWith('es') && VOCABULARY.has(word.slice(0, -2))) return word.slice(0, -2);
  return word;
}

/** "3200K", "5600 kelvin", "45 degrees". */
function numberPhrase(words: readonly string[], at: number): { readonly length: number; readonly meaning: Meaning } | null {
  const match = /^(\d{1,5})(k|deg)?$/.exec(words[at]);
  if (match === null) return null;
  const unit = match[2] ?? words[at + 1] ?? '';
  const length = match[2] === undefined ? 2 : 1;
  const value = Number(match[1]);
  if (/^(k|kelvins?)$/.test(unit) && value >= MIN_KELVIN && value <= MAX_KELVIN) {
    return { length, meaning: { kind: 'tint', tint: value, stands: 'alone' } };
  }
  if (/^(deg|degrees?)$/.test(unit) && value <= 360) {
    return { length, meaning: { kind: 'aim', aim: { degrees: value }, attributive: false } };
  }
  return null;
}
