import { describe, expect, it } from 'vitest';
import { indexAt, justInside, spokenAt } from '../search';

const words = [
  { start: 1, end: 1.4 },
  { start: 1.4, end: 2 },
  { start: 5, end: 5.5 },
];

describe('the word at a moment', () => {
  it('is none before the first', () => expect(indexAt(words, 0.99)).toBe(-1));
  it('starts with its first instant', () => expect(indexAt(words, 1)).toBe(0));
  it('changes exactly where the next one starts', () => expect(spokenAt(words, 1.4)).toBe(1));
  it('stays for a moment of silence, not for a long one', () => {
    expect(spokenAt(words, 2.5)).toBe(1);
    expect(spokenAt(words, 3)).toBe(-1);
  });
  it('is the clicked one after a seek just inside', () =>
    words.forEach((word, n) => expect(spokenAt(words, justInside(word))).toBe(n)));
  it('equals a search from the left among 40,000', () => {
    const many = Array.from({ length: 40_000 }, (_, n) => ({ start: n * 0.3, end: n * 0.3 + 0.2 }));
    for (const time of [0, 0.29, 0.3, 1234.5, 11_999.6, 12_000])
      expect(indexAt(many, time)).toBe(many.findLastIndex((word) => word.start <= time));
  });
});
