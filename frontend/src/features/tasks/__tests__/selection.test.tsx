import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Task } from '@/lib/api-types';
import { archives } from '../api/downloads';
import { batchesOf } from '../batches';
import { holdRows } from '../hold-rows';
import { useSelection } from '../hooks/use-selection';

const task = (id: string, status = 'success') => ({ id, status, name: id }) as Task;
const ids = (count: number) => Array.from({ length: count }, (_, at) => `t${at}`);

describe('the selection', () => {
  it('knows whether none, some or all of the page are selected, and keeps selections on other pages', () => {
    const { result, rerender } = renderHook(({ rows }) => useSelection(rows), {
      initialProps: { rows: [task('a'), task('b')] },
    });
    expect(result.current.page).toBe(false);
    act(() => result.current.toggle(task('a')));
    expect(result.current.page).toBe('indeterminate');
    act(() => result.current.togglePage(true));
    expect(result.current.page).toBe(true);
    rerender({ rows: [task('c')] });
    expect(result.current.page).toBe(false);
    expect(result.current.size).toBe(2);
    act(() => result.current.leave(['a']));
    expect(result.current.tasks.map(({ id }) => id)).toEqual(['b']);
    act(() => result.current.leave());
    expect(result.current.size).toBe(0);
  });

  it('uses the latest status of a selected task', () => {
    const { result, rerender } = renderHook(({ rows }) => useSelection(rows), {
      initialProps: { rows: [task('a', 'running')] },
    });
    act(() => result.current.toggle(task('a', 'running')));
    rerender({ rows: [task('a', 'failure')] });
    expect(result.current.tasks[0]!.status).toBe('failure');
  });

  it('keeps what is ticked while an action runs', () => {
    const { result } = renderHook(() => useSelection([task('a'), task('b')]));
    act(() => result.current.toggle(task('a')));
    const atTheClick = result.current;
    act(() => result.current.toggle(task('b')));
    act(() => atTheClick.leave(['a']));
    expect(result.current.tasks.map(({ id }) => id)).toEqual(['b']);
  });

  it('stays empty when an action ends after the selection was left', () => {
    const { result } = renderHook(() => useSelection([task('a'), task('b')]));
    act(() => result.current.togglePage(true));
    const atTheClick = result.current;
    act(() => result.current.leave());
    act(() => atTheClick.leave(['a']));
    expect(result.current.size).toBe(0);
  });

  it('drops the tasks of “select all” if the selection was left meanwhile, even if a new one has begun', () => {
    const { result } = renderHook(() => useSelection([task('a'), task('b')]));
    act(() => result.current.toggle(task('a')));
    const atTheClick = result.current;
    act(() => result.current.leave());
    act(() => atTheClick.choose([task('a'), task('c')]));
    expect(result.current.size).toBe(0);
    act(() => result.current.toggle(task('b')));
    act(() => atTheClick.choose([task('a'), task('c')]));
    expect(result.current.tasks.map(({ id }) => id)).toEqual(['b']);
  });

  it('takes the tasks of “select all” if the selection was not left', () => {
    const { result } = renderHook(() => useSelection([task('a'), task('b')]));
    act(() => result.current.toggle(task('a')));
    const atTheClick = result.current;
    act(() => result.current.toggle(task('b')));
    act(() => atTheClick.choose([task('a'), task('c')]));
    expect(result.current.tasks.map(({ id }) => id)).toEqual(['a', 'c']);
  });

  it('sends 312 tasks as 100, 100, 100 and 12, and as four zips', () => {
    expect(batchesOf(ids(312)).map(({ length }) => length)).toEqual([100, 100, 100, 12]);
    expect(batchesOf(ids(312)).flat()).toEqual(ids(312));
    const zips = archives(ids(312), ['srt', 'text']);
    expect(zips).toHaveLength(4);
    expect(zips[3]).toMatch(/^\/api\/tasks\/archive\?ids=t300,.*t311&format=srt,text$/);
  });
});

describe('held rows', () => {
  it('stay in place with their latest data; new ones wait, and those that no longer match the filter stay', () => {
    const before = [task('a', 'running'), task('b', 'running')];
    const { rows, waiting } = holdRows(before, [task('new'), task('b', 'success')], new Set());
    expect(rows.map(({ id, status }) => `${id} ${status}`)).toEqual(['a running', 'b success']);
    expect(waiting).toBe(1);
  });

  it('drop the tasks deleted in this browser', () => {
    expect(holdRows([task('a'), task('b')], [], new Set(['a'])).rows.map(({ id }) => id)).toEqual(['b']);
  });
});
