import { expect, it } from 'vitest';
import type { Segment } from '@/lib/api-types';
import { EMPTY, reduce, type Action, type Editor } from '../editor';
import { toEdit, toForeignEdit } from '../saving';

const segment = (id: number, text: string, words?: Segment['words']): Segment => ({
  ...{ id, start: id * 2, end: id * 2 + 2, text, language: 'en', channel: null, speaker: '1', edited: false },
  ...{ avgLogprob: null, noSpeechProb: null, compressionRatio: null, temperature: null, words: words ?? [] },
});
const open = (...segments: Segment[]): Editor =>
  reduce(EMPTY, { type: 'open', segments, speakers: { 1: 'Anna' }, duration: 10 });
const after = (state: Editor, ...actions: Action[]) => actions.reduce(reduce, state);
const texts = (state: Editor) => state.segments.map((segment) => segment.text);

const three = open(segment(0, 'one'), segment(1, 'two words'), segment(2, 'three'));

it('types into one segment and leaves the other objects unchanged', () => {
  const typed = after(three, { type: 'text', key: 1, text: 'two', at: 0 });
  expect(texts(typed)).toEqual(['one', 'two', 'three']);
  expect(typed.segments[0]).toBe(three.segments[0]);
});

it('undoes fast typing as one step and a later word as another', () => {
  const typed = after(
    three,
    { type: 'text', key: 0, text: 'a', at: 0 },
    { type: 'text', key: 0, text: 'ab', at: 200 },
    { type: 'text', key: 0, text: 'abc', at: 5000 },
  );
  const once = reduce(typed, { type: 'undo' });
  expect(texts(once)[0]).toBe('ab');
  const twice = reduce(once, { type: 'undo' });
  expect(texts(twice)[0]).toBe('one');
  expect(texts(after(twice, { type: 'redo' }, { type: 'redo' }))[0]).toBe('abc');
});

it('splits before the word at the caret, at the time the word starts', () => {
  const words = [
    { text: 'two', start: 2.1, end: 2.4, probability: 1, estimated: false },
    { text: 'words', start: 3.3, end: 3.9, probability: 1, estimated: false },
  ];
  const cut = reduce(open(segment(0, 'one'), segment(1, 'two words', words)), { type: 'split', key: 1, offset: 4 });
  expect(cut.segments.map(({ text, start, end }) => [text, start, end])).toEqual([
    ['one', 0, 2],
    ['two', 2, 3.3],
    ['words', 3.3, 4],
  ]);
});

it('does not split at the ends of a segment', () => {
  expect(reduce(three, { type: 'split', key: 0, offset: 0 })).toBe(three);
  expect(reduce(three, { type: 'split', key: 0, offset: 3 })).toBe(three);
});

it('merges a segment into the previous one', () => {
  const merged = reduce(three, { type: 'mergeBack', key: 1 });
  expect(texts(merged)).toEqual(['one two words', 'three']);
  expect(merged.segments[0]).toMatchObject({ start: 0, end: 4 });
  expect(reduce(three, { type: 'mergeBack', key: 0 })).toBe(three);
  expect(texts(reduce(open(segment(0, '秋天'), segment(1, '總是')), { type: 'mergeBack', key: 1 }))).toEqual([
    '秋天總是',
  ]);
});

it('emptying does not delete: the old text is saved, and returns when the segment closes', () => {
  const emptied = reduce(three, { type: 'text', key: 1, text: '  ', at: 0 });
  expect(toEdit(emptied).segments[1]!.text).toBe('two words');
  expect(texts(reduce(emptied, { type: 'close', key: 1 }))[1]).toBe('two words');
});

it('deletes a segment, but never the last one', () => {
  const two = after(three, { type: 'remove', key: 0 }, { type: 'remove', key: 1 }, { type: 'remove', key: 2 });
  expect(texts(two)).toEqual(['three']);
});

it('keeps times in order and inside the recording', () => {
  const moved = after(three, { type: 'times', key: 1, start: -5, end: 99 });
  expect(moved.segments[1]).toMatchObject({ start: 0, end: 10 });
  expect(reduce(three, { type: 'times', key: 1, start: 3, end: 1 }).segments[1]).toMatchObject({ start: 3, end: 3 });
});

it('shifts a range only as far as there is room', () => {
  const starts = (state: Editor) => state.segments.map((segment) => segment.start);
  expect(starts(reduce(three, { type: 'shift', key: 0, range: 'toEnd', seconds: 1.5 }))).toEqual([1.5, 3.5, 5.5]);
  expect(starts(reduce(three, { type: 'shift', key: 2, range: 'fromStart', seconds: 99 }))).toEqual([4, 6, 8]);
  expect(starts(reduce(three, { type: 'shift', key: 1, range: 'toEnd', seconds: -99 }))).toEqual([0, 0, 2]);
});

it('renames a speaker everywhere, reassigns one segment, merges two speakers', () => {
  const state = after(
    three,
    { type: 'rename', speaker: '1', name: 'Anna K.' },
    { type: 'speaker', keys: [2], speaker: '2', name: 'Boris' },
  );
  expect(state.speakers).toEqual({ 1: 'Anna K.', 2: 'Boris' });
  expect(state.segments.map((segment) => segment.speaker)).toEqual(['1', '1', '2']);
  const merged = reduce(state, { type: 'mergeSpeakers', from: '2', into: '1' });
  expect(merged.speakers).toEqual({ 1: 'Anna K.' });
  expect(merged.segments.map((segment) => segment.speaker)).toEqual(['1', '1', '1']);
});

it('sends the original id of each segment, even after a save and an undo across it', () => {
  const cut = reduce(three, { type: 'split', key: 1, offset: 3 });
  expect(toEdit(cut).segments.map((one) => one.id)).toEqual([0, 1, undefined, 2]);
  const saved = reduce(cut, {
    type: 'saved',
    keys: cut.segments.map((segment) => segment.key),
    segments: [segment(0, 'one'), segment(1, 'two'), segment(2, 'words'), segment(3, 'three')],
  });
  const back = reduce(saved, { type: 'undo' });
  expect(toEdit(back).segments.map((one) => [one.id, one.text])).toEqual([
    [0, 'one'],
    [1, 'two words'],
    [3, 'three'],
  ]);
  expect(toForeignEdit(back).segments.every((one) => one.id === undefined)).toBe(true);
});

it('restores an unsaved draft over its version', () => {
  const { key: _key, ...segment } = { ...three.segments[1]!, text: 'from the draft', kept: 'from the draft' };
  const state = reduce(three, { type: 'draft', segments: [segment], ids: [1], speakers: { 1: 'A' } });
  expect(toEdit(state)).toMatchObject({ segments: [{ id: 1, text: 'from the draft' }], speakers: { 1: 'A' } });
});
