import { expect, it } from 'vitest';
import { findAll, replaceAll } from '../find';
import { fileName } from '../file-name';
import { exportUrl, SHAPE } from '../exports';
import { pieces } from '../word-spans';

const lines = [
  { key: 1, text: 'Привет, мир. привет!' },
  { key: 2, text: 'a+b = c' },
];

it('finds without regard to case, in Cyrillic too', () =>
  expect(findAll(lines, { text: 'привет', matchCase: false })).toEqual([
    { key: 1, start: 0, end: 6 },
    { key: 1, start: 13, end: 19 },
  ]));
it('finds by case when asked', () => expect(findAll(lines, { text: 'привет', matchCase: true })).toHaveLength(1));
it('takes signs of patterns as they are', () =>
  expect(findAll(lines, { text: 'a+b', matchCase: false })).toHaveLength(1));
it('replaces with the words as typed', () =>
  expect(replaceAll(lines, { text: 'a+b', matchCase: false }, '$&')).toEqual(new Map([[2, '$& = c']])));
it('never empties a line', () =>
  expect(replaceAll([{ key: 3, text: 'um' }], { text: 'um', matchCase: false }, '').size).toBe(0));

it('names a file after the task and keeps it legal everywhere', () => {
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

it('asks for shaping only where captions are made', () => {
  expect(exportUrl('/t', 'srt', { times: true, shape: SHAPE })).toBe(
    '/t?format=srt&maxCharsPerLine=42&maxLines=2&maxDuration=7',
  );
  expect(exportUrl('/t', 'text', { times: true, shape: SHAPE })).toBe('/t?format=text&times=true');
});

it('cuts a text at its words and loses nothing', () => {
  const word = (text: string) => ({ text, start: 0, end: 0, probability: 1, estimated: false });
  const cut = pieces('— Да, да.', [word('Да,'), word('нет'), word('да.')]);
  expect(cut.map((piece) => piece.text).join('')).toBe('— Да, да.');
  expect(cut.map((piece) => piece.word)).toEqual([-1, 0, -1, 2]);
});
