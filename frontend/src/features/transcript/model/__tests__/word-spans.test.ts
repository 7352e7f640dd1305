import { expect, test } from 'vitest';
import type { Segment, Word } from '@/lib/api-types';
import { cutTime } from '../cut-time';
import { isDoubtfulSegment, isDoubtfulWord, pieces } from '../word-spans';

const word = (text: string, start: number, more: Partial<Word> = {}): Word => ({
  ...{ text, start, end: start + 0.5, probability: 0.9, estimated: false },
  ...more,
});
const WORDS = [word('Good', 0), word('good', 1), word('day.', 2)];

test('a text is split at its words and keeps everything between them', () => {
  const cut = pieces(' Good, good  day. ', WORDS);
  expect(cut.map(({ text }) => text).join('')).toBe(' Good, good  day. ');
  expect(cut.filter(({ word: index }) => index >= 0).map(({ text }) => text)).toEqual(['Good', 'good', 'day.']);
});

test('a word that is no longer in the text is left out, and the others stay', () => {
  expect(pieces('Good day.', WORDS).filter(({ word: index }) => index >= 0)).toEqual([
    { text: 'Good', word: 0 },
    { text: 'day.', word: 2 },
  ]);
});

test('only words that the recogniser was unsure of are doubtful', () => {
  expect(isDoubtfulWord(word('x', 0, { probability: 0.4 }))).toBe(true);
  expect(isDoubtfulWord(word('x', 0, { probability: 0.4, estimated: true }))).toBe(false);
  expect(isDoubtfulWord(word('x', 0, { probability: null }))).toBe(false);
  expect([-0.9, -0.7, null].map(isDoubtfulSegment)).toEqual([true, false, false]);
});

test('a segment is split at the time the next word starts', () => {
  const segment = { start: 0, end: 3, text: 'Good good day.' };
  const origin = { text: segment.text, words: WORDS } as unknown as Segment;
  expect(cutTime(segment, 'Good '.length, origin)).toBe(1);
  expect(cutTime(segment, 'Good go'.length, origin)).toBe(1);
  expect(cutTime(segment, 'Good good '.length, origin)).toBe(2);
});

test('without words, or with edited text, it is split in proportion and stays inside', () => {
  const segment = { start: 10, end: 20, text: 'abcdefghij' };
  expect(cutTime(segment, 5, undefined)).toBe(15);
  expect(cutTime(segment, 3, { text: 'other', words: WORDS } as unknown as Segment)).toBe(13);
  expect(cutTime(segment, 10, undefined)).toBe(20);
});
