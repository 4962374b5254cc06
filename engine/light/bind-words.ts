import type { PromptItem } from './prompt-items.js';

/**
 * Which light each item of a prompt belongs to: the index of that light's first word, -1 for the light in general, or
 * null for an item that says nothing about light. A colour, a quality or a side counts only where grammar ties it to a
 * light word, so that "bright red car" lights nothing:
 * - before it: "soft red and blue neon light"; behind it: "lit in red", "light through the window";
 * - a side behind its light: "sunset from the right", not behind anything else: "a car coming from the right";
 * - a clause of nothing but such words: "soft, from above".
 */
export function bindWords(items: readonly PromptItem[]): readonly (number | null)[] {
  return createBinder(items.map(withoutNegated)).bind();
}

/** Words after "no" or "without" light nothing, to the end of their clause. */
function withoutNegated(item: PromptItem, index: number, items: readonly PromptItem[]): PromptItem {
  const before = items.slice(0, index).filter(({ clause }) => clause === item.clause);
  return before.some(({ meaning }) => meaning?.kind === 'negation') ? { ...item, meaning: null } : item;
}

function createBinder(items: readonly PromptItem[]): { bind(): readonly (number | null)[] } {
  const kind = (index: number): string => items[index].meaning?.kind ?? 'thing';
  const sameClause = (a: number, b: number): boolean => items[a]?.clause === items[b]?.clause;
  const clauses = new Map<number, number[]>();
  items.forEach(({ clause }, index) => clauses.set(clause, [...(clauses.get(clause) ?? []), index]));
  const clauseItems = (clause: number): readonly number[] => clauses.get(clause) ?? [];
  const heads = new Set<number>();
  for (const index of items.keys()) if (isLightWord(index)) heads.add(index);

  function isModifier(index: number): boolean {
    const { meaning } = items[index];
    if (meaning === null) return false;
    if (meaning.kind === 'look') return !isHead(index);
    return meaning.kind === 'color' || meaning.kind === 'tint' || meaning.kind === 'quality' || meaning.kind === 'aim';
  }

  function isThing(index: number): boolean {
    return ['thing', 'receiver', 'negation'].includes(kind(index)) || isLightAdjective(index);
  }

  /** "light blue" is a blue. */
  function isLightAdjective(index: number): boolean {
    return items[index].text === 'light' && index + 1 < items.length && sameClause(index, index + 1) && kind(index + 1) === 'color';
  }

  function isHead(index: number): boolean {
    return heads.has(index);
  }

  function isLightWord(index: number): boolean {
    const { meaning } = items[index];
    if (meaning === null || isLightAdjective(index)) return false;
    if (meaning.kind === 'light') return meaning.weak ? isWeakHead(index) : true;
    if (meaning.kind !== 'look') return false;
    if (meaning.stands === 'adjective') return !describesThing(index);
    return meaning.stands === 'alone';
  }

  /** "key" and "rim" are lights in a clause of light words, or where they come from somewhere. */
  function isWeakHead(index: number): boolean {
    const next = items.slice(index + 1).filter(({ clause, meaning }) => clause === items[index].clause && meaning?.kind !== 'adverb');
    if (next.length > 1 && next[0].text === 'from' && next[1].meaning?.kind === 'aim') return true;
    return clauseItems(items[index].clause).every((at) => !['thing', 'receiver', 'negation'].includes(kind(at)));
  }

  /** True when the next word that is no modifier names a thing: in "neon green jacket" nothing is lit. */
  function describesThing(index: number): boolean {
    const next = described(index);
    return next !== null && isThing(next);
  }

  /** The same without those whom light falls on: "light above -> the subject" is a place of the light. */
  function standsBeforeThing(index: number): boolean {
    const next = described(index);
    return next !== null && isThing(next) && kind(next) !== 'receiver';
  }

  function described(index: number): number | null {
    for (let at = index + 1; at < items.length && sameClause(index, at); at++) {
      if (kind(at) === 'adverb' || ['color', 'tint', 'quality', 'aim'].includes(kind(at))) continue;
      return at;
    }
    return null;
  }

  /** The light that the words before it describe: "soft red and blue -> light". */
  function headAfter(index: number): number | null {
    for (let at = index + 1; at < items.length; at++) {
      if (!sameClause(index, at) && !continuesAcrossComma(index, at)) return null;
      if (isHead(at)) return at;
      if (kind(at) === 'adverb' || isModifier(at)) continue;
      return isPlaceOfLight(index, at) ? at + 1 : null;
    }
    return null;
  }

  /** "warm kitchen light": a thing before a light word says where the light is; a colour may still be the thing's own. */
  function isPlaceOfLight(index: number, at: number): boolean {
    const tells = kind(index) === 'tint' || kind(index) === 'quality';
    return tells && isThing(at) && isHead(at + 1) && sameClause(at, at + 1);
  }

  /** "red, green and blue light": a clause of nothing but modifiers goes on in the next. */
  function continuesAcrossComma(index: number, at: number): boolean {
    return (
      clauseItems(items[index].clause).every((member) => isModifier(member) || kind(member) === 'adverb') &&
      items[at].clause === items[index].clause + 1
    );
  }

  /** The light that the words behind it describe: "lit -> in red", "light -> through the window". */
  function headBefore(index: number, skip: (at: number) => boolean): number | null {
    for (let at = index - 1; at >= 0 && sameClause(index, at); at--) {
      if (isHead(at)) return at;
      if (!(kind(at) === 'adverb' || kind(at) === 'filler' || isModifier(at) || skip(at))) return null;
    }
    return null;
  }

  function modifierHead(index: number): number | null {
    const after = headAfter(index);
    if (after !== null || describesThing(index)) return after;
    return headBefore(index, () => false);
  }

  function aimHead(index: number): number | null {
    const { meaning } = items[index];
    const from = introducedBy(index, 'from');
    if (!from && isSubject(index)) return headOfPredicate(index);
    const before = !from && (standsBeforeThing(index) || takesObject(index)) ? null : headBefore(index, (at) => kind(at) === 'receiver');
    if (from && before !== null) return before;
    const attributive = meaning?.kind === 'aim' && meaning.attributive && !introducedBy(index, 'on', 'at', 'to');
    return (from || attributive ? headAfter(index) : null) ?? before;
  }

  /** "the left side -> is lit in red, the right -> by a blue lamp". */
  function isSubject(index: number): boolean {
    return index + 1 < items.length && sameClause(index, index + 1) && ['is', 'are', 'by'].includes(items[index + 1].text);
  }

  function headOfPredicate(index: number): number | null {
    for (let at = index + 1; at < items.length && sameClause(index, at); at++) {
      if (isHead(at)) return at;
      if (!isModifier(at) && kind(at) !== 'adverb' && kind(at) !== 'filler') return null;
    }
    return null;
  }

  function introducedBy(index: number, ...words: readonly string[]): boolean {
    for (let at = index - 1; at >= 0 && sameClause(index, at); at--) {
      if (words.includes(items[at].text)) return true;
      if (kind(at) !== 'adverb' && kind(at) !== 'receiver') return false;
    }
    return false;
  }

  /** "left the house": a verb. */
  function takesObject(index: number): boolean {
    const next = items[index + 1];
    return (
      next !== undefined &&
      ['left', 'right'].includes(items[index].text) &&
      ['the', 'a', 'an', 'his', 'her'].includes(next.text) &&
      sameClause(index, index + 1)
    );
  }

  function bindColorsAndHeads(): (number | null)[] {
    return items.map((_, index) => (isHead(index) ? firstOfLight(index) : kind(index) === 'color' ? owner(modifierHead(index)) : null));
  }

  /** Light words that follow each other are one light: "neon light", "glow of the sunset", "lit by a red lamp". */
  function firstOfLight(index: number): number {
    let adjoins = true;
    for (let at = index - 1; at >= 0 && sameClause(index, at); at--) {
      const { text } = items[at];
      if (isHead(at)) return adjoins || text === 'lit' || text === 'illuminated' ? firstOfLight(at) : index;
      if (!isModifier(at) && kind(at) !== 'adverb' && !['of', 'by', 'with'].includes(text)) return index;
      if (text !== 'of' && text !== 'the') adjoins = false;
    }
    return index;
  }

  function owner(head: number | null): number | null {
    return head === null ? null : firstOfLight(head);
  }

  function nearestLight(index: number): number {
    const all = [...heads];
    const nearest = all.filter((head) => head < index).at(-1) ?? all[0];
    return nearest === undefined ? -1 : firstOfLight(nearest);
  }

  return {
    bind() {
      const bound = bindColorsAndHeads();
      const onlyLight = (clause: number): boolean =>
        clauseItems(clause).every((index) => !isThing(index) && (kind(index) !== 'color' || bound[index] !== null));
      return items.map(({ meaning, clause }, index) => {
        if (bound[index] !== null || meaning === null || !isModifier(index) || meaning.kind === 'color') return bound[index];
        const head = owner(meaning.kind === 'aim' ? aimHead(index) : modifierHead(index));
        if (head !== null) return head;
        const stands = meaning.kind === 'look' || meaning.kind === 'tint' || meaning.kind === 'quality' ? meaning.stands : 'clause';
        return stands === 'alone' || (stands === 'clause' && onlyLight(clause)) ? nearestLight(index) : null;
      });
    },
  };
}
