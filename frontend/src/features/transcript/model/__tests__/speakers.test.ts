import { expect, test } from 'vitest';
import type { Segment } from '@/lib/api-types';
import { freeSpeakerKey, speakerLabelOf } from '../speakers';

const onChannel = (channel: number | null) => ({ channel }) as Segment;

test('a named speaker has that name on any channel', () => {
  expect(speakerLabelOf('2', onChannel(1), { 1: 'Anna', 2: 'Boris' })).toMatchObject({ name: 'Boris', channel: 1 });
});

test('an unnamed speaker is the channel, and without a channel there is no speaker', () => {
  expect(speakerLabelOf(null, onChannel(2), { 1: 'Anna' })).toMatchObject({ name: null, channel: 2 });
  expect(speakerLabelOf(null, onChannel(null), {})).toBeNull();
  expect(speakerLabelOf(null, undefined, {})).toBeNull();
});

test('a key is not shown as a name while the names are unknown', () => {
  expect(speakerLabelOf('2', onChannel(2), {})).toMatchObject({ name: null, channel: 2 });
  expect(speakerLabelOf('guest', onChannel(null), {})).toMatchObject({ name: 'guest' });
});

test('each channel keeps its colour, with a name or without', () => {
  const colours = [1, 2].map((channel) => speakerLabelOf(null, onChannel(channel), {})!.colour);
  expect(new Set(colours).size).toBe(2);
  expect(['1', '2'].map((key) => speakerLabelOf(key, undefined, { 1: 'a', 2: 'b' })!.colour)).toEqual(colours);
});

test('a new speaker gets the first free key', () => {
  expect(freeSpeakerKey({})).toBe('1');
  expect(freeSpeakerKey({ 1: 'a', 2: 'b', 4: 'd' })).toBe('3');
});
