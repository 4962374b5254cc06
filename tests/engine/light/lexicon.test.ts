import { describe, expect, it } from '@jest/globals';
import { LEXICON, type Meaning } from '@relight/engine/light/lexicon.js';
import { LOOKS } from '@relight/engine/light/looks.js';
import { expectSound, resolve } from './conditions.js';

const phrases = LEXICON.flatMap(({ phrases: list, meaning }) => list.split(', ').map((phrase) => ({ phrase, meaning })));

/** A prompt in which the phrase must count. */
function sentence(phrase: string, meaning: Meaning): string {
  if (meaning.kind === 'aim') return `light from ${phrase}`;
  if (meaning.kind === 'color' || meaning.kind === 'tint' || meaning.kind === 'quality') return `a thing, ${phrase} light`;
  if (meaning.kind === 'look') return meaning.stands === 'bound' ? `lit by ${phrase}` : phrase;
  if (meaning.kind === 'light') return meaning.mute ? `red ${phrase}` : phrase;
  return phrase;
}

describe('LEXICON', () => {
  it('names no phrase twice', () => {
    const names = phrases.map(({ phrase }) => phrase);
    expect(names.filter((phrase, index) => names.indexOf(phrase) !== index)).toEqual([]);
  });

  it('is written in plain lower case', () => {
    expect(phrases.filter(({ phrase }) => !/^[a-z0-9]+( [a-z0-9]+)*$/.test(phrase))).toEqual([]);
  });

  it('reaches every look', () => {
    const named = new Set(LEXICON.flatMap(({ meaning }) => (meaning.kind === 'look' ? [meaning.look] : [])));
    expect(Object.keys(LOOKS).filter((look) => ![...named].some((id) => id === look))).toEqual([]);
  });

  it.each(['light', 'look', 'aim', 'color', 'tint', 'quality'] as const)(
    'each %s phrase counts where it should, and gives sound light',
    async (kind) => {
      const deaf: string[] = [];
      for (const { phrase, meaning } of phrases.filter((entry) => entry.meaning.kind === kind)) {
        const { track, understood, warnings } = await resolve({ prompt: sentence(phrase, meaning) });
        if (!understood.join(' ').includes(phrase) || warnings.length > 0) deaf.push(phrase);
        for (const frame of [0, 24]) expectSound(track.at(frame));
      }
      expect(deaf).toEqual([]);
    },
  );

  it('takes nothing for light that only looks like it', async () => {
    const things = phrases.filter(({ meaning }) => meaning.kind === 'thing');
    const lit = await Promise.all(
      things.map(async ({ phrase }) => ({ phrase, understood: (await resolve({ prompt: `a bear and a ${phrase}` })).understood })),
    );
    expect(lit.filter(({ understood }) => understood.length > 0)).toEqual([]);
    expect(things.length).toBeGreaterThan(80);
  });
});
