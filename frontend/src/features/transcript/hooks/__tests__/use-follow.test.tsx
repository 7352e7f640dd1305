import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { useFollow } from '../use-follow';

beforeEach(() => {
  vi.spyOn(document.documentElement, 'clientWidth', 'get').mockReturnValue(785);
});

const happens = (event: Event) => act(() => window.dispatchEvent(event));
const pointerAt = (clientX: number) => new MouseEvent('pointerdown', { clientX });

test.each([
  ['the wheel', new WheelEvent('wheel')],
  ['a finger', new Event('touchmove')],
  ['a scrolling key', new KeyboardEvent('keydown', { key: 'PageDown' })],
  ['the scroll bar', pointerAt(790)],
])('%s stops following until the user asks for it again', (_, event) => {
  const { result } = renderHook(useFollow);
  expect([result.current.follows(), result.current.away]).toEqual([true, false]);
  happens(event);
  expect([result.current.follows(), result.current.away]).toEqual([false, true]);
  act(() => result.current.follow());
  expect([result.current.follows(), result.current.away]).toEqual([true, false]);
});

test('a click or a typed letter does not stop it', () => {
  const { result } = renderHook(useFollow);
  happens(pointerAt(400));
  happens(new KeyboardEvent('keydown', { key: 'a' }));
  expect(result.current.follows()).toBe(true);
});

test('a segment that starts before the next render is not followed any more', () => {
  const { result } = renderHook(useFollow);
  act(() => {
    window.dispatchEvent(new WheelEvent('wheel'));
    expect(result.current.away).toBe(false);
    expect(result.current.follows()).toBe(false);
  });
});
