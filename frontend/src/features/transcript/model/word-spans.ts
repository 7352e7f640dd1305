import type { Word } from '@/lib/api-types';

/** A piece of a segment's text. `word` is the index of its word, -1 for what is between words. */
export type Piece = Readonly<{ text: string; word: number }>;

/** Splits a text at its words, in order. Words that are no longer in it (the text was edited) are left out. */
export function pieces(text: string, words: readonly Word[]): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  words.forEach((word, index) => {
    const start = word.text ? text.indexOf(word.text, at) : -1;
    if (start < 0) return;
    if (start > at) found.push({ text: text.slice(at, start), word: -1 });
    found.push({ text: word.text, word: index });
    at = start + word.text.length;
  });
  if (at < text.length) found.push({ text: text.slice(at), word: -1 });
  return found;
}

const DOUBTFUL_WORD = 0.5;
const DOUBTFUL_SEGMENT = -0.8;

export const isDoubtfulWord = (word: Word): boolean =>
  !word.estimated && word.probability != null && word.probability < DOUBTFUL_WORD;

export const isDoubtfulSegment = (avgLogprob: number | null | undefined): boolean =>
  avgLogprob != null && avgLogprob < DOUBTFUL_SEGMENT;
