import { act, renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Task } from '@/lib/api-types';
import { useHeldRows } from '../hooks/use-held-rows';

const task = (id: string) => ({ id }) as Task;
const NONE: ReadonlySet<string> = new Set();
const [a, b] = [task('a'), task('b')];

type Props = Readonly<{ now: readonly Task[]; page: string | null; deleted: ReadonlySet<string> }>;

const shown = (initialProps: Props) =>
  renderHook(({ now, page, deleted }: Props) => useHeldRows(now, page, deleted), { initialProps });

it('rows under the pointer stay, and new ones wait until it leaves', () => {
  const { result, rerender } = shown({ now: [a], page: '1', deleted: NONE });
  act(() => result.current.hold.onPointerEnter());
  rerender({ now: [b, a], page: '1', deleted: NONE });
  expect([result.current.rows, result.current.waiting]).toEqual([[a], 1]);
  act(() => result.current.hold.onPointerLeave());
  expect([result.current.rows, result.current.waiting]).toEqual([[b, a], 0]);
});

it('a pointer that enters while the next page loads does not keep the old page', () => {
  const { result, rerender } = shown({ now: [a], page: '1', deleted: NONE });
  rerender({ now: [a], page: null, deleted: NONE });
  act(() => result.current.hold.onPointerEnter());
  rerender({ now: [b], page: '2', deleted: NONE });
  expect([result.current.rows, result.current.waiting]).toEqual([[b], 0]);
  rerender({ now: [a, b], page: '2', deleted: NONE });
  expect([result.current.rows, result.current.waiting]).toEqual([[b], 1]);
});

it('nothing is held once all rows are deleted', () => {
  const { result, rerender } = shown({ now: [a], page: '1', deleted: NONE });
  act(() => result.current.hold.onPointerEnter());
  rerender({ now: [], page: '1', deleted: new Set(['a']) });
  rerender({ now: [b], page: '1', deleted: new Set(['a']) });
  expect([result.current.rows, result.current.waiting]).toEqual([[b], 0]);
});
