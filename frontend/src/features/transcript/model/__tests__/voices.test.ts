import { expect, test } from 'vitest';
import type { Segment } from '@/lib/api-types';
import { freeSpeakerKey, voiceOf } from '../voices';

const onChannel = (channel: number | null) => ({ channel }) as Segment;

test('a named speaker is called so, on whatever channel', () => {
  expect(voiceOf('2', onChannel(1), { 1: 'Anna', 2: 'Boris' })).toMatchObject({ name: 'Boris', channel: 1 });
});

test('nobody named is the channel, and without one there is no voice', () => {
  expect(voiceOf(null, onChannel(2), { 1: 'Anna' })).toMatchObject({ name: null, channel: 2 });
  expect(voiceOf(null, onChannel(null), {})).toBeNull();
  expect(voiceOf(null, undefined, {})).toBeNull();
});

test('before the names are known a key is not shown in their place', () => {
  expect(voiceOf('2', onChannel(2), {})).toMatchObject({ name: null, channel: 2 });
  expect(voiceOf('guest', onChannel(null), {})).toMatchObject({ name: 'guest' });
});

test('each channel keeps its colour with a name and without', () => {
  const colours = [1, 2].map((channel) => voiceOf(null, onChannel(channel), {})!.colour);
  expect(new Set(colours).size).toBe(2);
  expect(['1', '2'].map((key) => voiceOf(key, undefined, { 1: 'a', 2: 'b' })!.colour)).toEqual(colours);
});

test('a new speaker gets the first free key', () => {
  expect(freeSpeakerKey({})).toBe('1');
  expect(freeSpeakerKey({ 1: 'a', 2: 'b', 4: 'd' })).toBe('3');
});
