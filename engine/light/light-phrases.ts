import type { Rgb } from '@relight/models/interfaces/light.js';
import { bindWords } from './bind-words.js';
import type { Aim, LightRole } from './lexicon.js';
import type { LightQuality, LookId } from './looks.js';
import { promptItems, type PromptItem } from './prompt-items.js';

/** One aim of a light, and how it hangs on the one before: "left and right" are two lights, "left to right" a moving one. */
export interface LinkedAim {
  readonly aim: Aim;
  readonly link: 'and' | 'to' | null;
}

/** What a prompt says about one light. */
export interface LightPhrase {
  readonly role: LightRole | null;
  readonly looks: readonly { readonly look: LookId; readonly text: string }[];
  readonly colors: readonly Rgb[];
  readonly tints: readonly ('warm' | 'cool' | number)[];
  readonly aims: readonly LinkedAim[];
  readonly qualities: readonly LightQuality[];
}

/** A prompt's lights in its order, and the words they were read from. */
export interface ReadPrompt {
  readonly phrases: readonly LightPhrase[];
  readonly understood: readonly string[];
}

/** Reads a prompt as lights; words about anything else are passed over. */
export function readPrompt(prompt: string): ReadPrompt {
  const items = promptItems(prompt);
  const bound = bindWords(items);
  const groups = new Map<number, number[]>();
  bound.forEach((group, index) => {
    if (group !== null) groups.set(group, [...(groups.get(group) ?? []), index]);
  });
  const speaking = [...groups.values()].filter((members) => !members.every((index) => isMute(items[index])));
  const counted = new Set(speaking.flat());
  return {
    phrases: speaking.map((members) => lightPhrase(items, members)),
    understood: items.filter((_, index) => counted.has(index)).map((item) => item.text),
  };
}

function isMute({ meaning }: PromptItem): boolean {
  return meaning?.kind === 'light' && meaning.mute;
}

function lightPhrase(items: readonly PromptItem[], members: readonly number[]): LightPhrase {
  const meanings = members.map((index) => ({ index, text: items[index].text, meaning: items[index].meaning }));
  return {
    role: meanings.reduce<LightRole | null>((role, { meaning }) => (meaning?.kind === 'light' ? (meaning.role ?? role) : role), null),
    looks: meanings.flatMap(({ meaning, text }) => (meaning?.kind === 'look' ? [{ look: meaning.look, text }] : [])),
    colors: meanings.flatMap(({ meaning }) => (meaning?.kind === 'color' ? [meaning.rgb] : [])),
    tints: meanings.flatMap(({ meaning }) => (meaning?.kind === 'tint' ? [meaning.tint] : [])),
    qualities: meanings.flatMap(({ meaning }) => (meaning?.kind === 'quality' ? [meaning.quality] : [])),
    aims: linkedAims(items, members),
  };
}

function linkedAims(items: readonly PromptItem[], members: readonly number[]): readonly LinkedAim[] {
  const out: LinkedAim[] = [];
  let last: number | null = null;
  for (const index of members) {
    const meaning = items[index].meaning;
    if (meaning?.kind !== 'aim') continue;
    const between = last === null ? [] : items.slice(last + 1, index).map((item) => item.text);
    out.push({ aim: meaning.aim, link: between.includes('to') ? 'to' : between.includes('and') ? 'and' : null });
    last = index;
  }
  return out;
}
