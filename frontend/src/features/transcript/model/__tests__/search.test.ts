import { describe, expect, it } from 'vitest';
import { indexAt, justInside, spokenAt } from '../search';

const words = [
  { start: 1, end: 1.4 },
  { start: 1.4, end: 2 },
  { start: 5, end: 5.5 },
];

describe('the word at a time', () => {
  it('is none before the first word', () => expect(indexAt(words, 0.99)).toBe(-1));
  it('starts at its first instant', () => expect(indexAt(words, 1)).toBe(0));
  it('changes exactly when the next word starts', () => expect(spokenAt(words, 1.4)).toBe(1));
  it('stays during a short silence, but not during a long one', () => {
    expect(spokenAt(words, 2.5)).toBe(1);
    expect(spokenAt(words, 3)).toBe(-1);
  });
  it('is the clicked word after seeking just inside it', () =>
    words.forEach((word, n) => expect(spokenAt(words, justInside(word))).toBe(n)));
  it('equals a linear search among 40,000 words', () => {
    const many = Array.from({ length: 40_000 }, (_, n) => ({ start: n * 0.3, end: n * 0.3 + 0.2 }));
    for (const time of [0, 0.29, 0.3, 1234.5, 11_999.6, 12_000])
      expect(indexAt(many, time)).toBe(many.findLastIndex((word) => word.start <= time));
  });
});
