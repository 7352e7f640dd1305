import { describe, expect, it } from 'vitest';
import { BEFORE_ALL, findAll, followHit, replaceAll } from '../find';
import { fileName } from '../file-name';
import { exportUrl, SHAPE } from '../exports';
import { pieces } from '../word-spans';

const segments = [
  { key: 1, text: 'Привет, мир. привет!' },
  { key: 2, text: 'a+b = c' },
];

it('ignores case, in Cyrillic too', () =>
  expect(findAll(segments, { text: 'привет', matchCase: false })).toEqual([
    { key: 1, start: 0, end: 6 },
    { key: 1, start: 13, end: 19 },
  ]));
it('matches case when asked', () => expect(findAll(segments, { text: 'привет', matchCase: true })).toHaveLength(1));
it('treats regular expression characters literally', () =>
  expect(findAll(segments, { text: 'a+b', matchCase: false })).toHaveLength(1));
it('inserts the replacement literally', () =>
  expect(replaceAll(segments, { text: 'a+b', matchCase: false }, '$&')).toEqual(new Map([[2, '$& = c']])));
it('never empties a segment', () =>
  expect(replaceAll([{ key: 3, text: 'um' }], { text: 'um', matchCase: false }, '').size).toBe(0));

it('names a file after the task, with characters that every system allows', () => {
  const task = {
    name: 'Встреча: 1/2.m4a',
    createdAt: new Date(2026, 2, 4, 5, 6).toISOString(),
    language: 'ru',
    model: 'base',
  };
  expect(fileName('{date} {name} ({language}) {other}', 'srt', task)).toBe('2026-03-04 Встреча_ 1_2 (ru) {other}.srt');
  expect(fileName('  ', 'txt', task)).toBe('transcript.txt');
});

it.each([
  ['just after midnight', new Date(2026, 2, 4, 0, 5)],
  ['just before midnight', new Date(2026, 2, 4, 23, 55)],
])('dates a file by the local day, %s', (_, at) => {
  const task = { name: 'a', createdAt: at.toISOString(), language: null, model: null };
  expect(fileName('{date}', 'txt', task)).toBe('2026-03-04.txt');
});

it('asks for caption shaping only for caption formats', () => {
  expect(exportUrl('/t', 'srt', { times: true, shape: SHAPE })).toBe(
    '/t?format=srt&maxCharsPerLine=42&maxLines=2&maxDuration=7',
  );
  expect(exportUrl('/t', 'text', { times: true, shape: SHAPE })).toBe('/t?format=text&times=true');
});

it('splits a text at its words and loses nothing', () => {
  const word = (text: string) => ({ text, start: 0, end: 0, probability: 1, estimated: false });
  const cut = pieces('— Да, да.', [word('Да,'), word('нет'), word('да.')]);
  expect(cut.map((piece) => piece.text).join('')).toBe('— Да, да.');
  expect(cut.map((piece) => piece.word)).toEqual([-1, 0, -1, 2]);
});

describe('the current match of a search', () => {
  const hit = (key: number, start: number) => ({ key, start, end: start + 1 });
  const before = [hit(1, 0), hit(2, 0), hit(2, 5), hit(3, 0)];
  it.each([
    ['moves with its match when the text before it grows', 2, [hit(1, 0), hit(2, 4), hit(2, 9), hit(3, 0)], 2],
    ['counts again when a match before it disappears', 3, [hit(2, 0), hit(2, 5), hit(3, 0)], 2],
    ['moves to the last match left in the segment', 2, [hit(1, 0), hit(2, 0), hit(3, 0)], 1],
    ['is between the neighbours of a segment without matches', 1, [hit(1, 0), hit(3, 0)], 0.5],
    ['is after all matches when none follows', 3, [hit(1, 0), hit(2, 0)], 1.5],
    ['is before all matches when none is left', 2, [], -0.5],
    ['stays between two matches', 2.5, [hit(3, 0)], -0.5],
    ['stays before all matches', BEFORE_ALL, [hit(1, 0)], BEFORE_ALL],
  ])('%s', (_, at, after, place) => expect(followHit(before, at, after)).toBe(place));
});
