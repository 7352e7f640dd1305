import { describe, expect, it } from 'vitest';
import type { Task, TaskPage } from '@/lib/api-types';
import { patchPage } from '../patch-page';

const task = (id: string, more: Partial<Task> = {}) =>
  ({ id, name: id, status: 'running', progress: 0, ...more }) as Task;
const page = (...items: Task[]): TaskPage => ({ items, nextCursor: null, counts: {} });
const FIRST = { limit: 25, sort: '-createdAt', counts: true };

describe('a page of the list after events', () => {
  it('changes a row without moving it', () => {
    const { page: next, stale } = patchPage(page(task('a'), task('b')), FIRST, [
      { kind: 'task.updated', task: { id: 'b', status: 'running', progress: 0.5 } },
    ]);
    expect(next.items.map(({ id, progress }) => [id, progress])).toEqual([
      ['a', 0],
      ['b', 0.5],
    ]);
    expect(stale).toBe(false);
  });

  it('returns the same object when nothing on it changed', () => {
    const before = page(task('a', { progress: 0.5 }));
    const events = [
      { kind: 'task.updated', task: { id: 'elsewhere', status: 'running', progress: 0.1 } },
      { kind: 'task.updated', task: { id: 'a', status: 'running', progress: 0.5 } },
    ] as const;
    expect(patchPage(before, FIRST, events).page).toBe(before);
  });

  it('never lowers the progress when a worker is lost and the task waits again', () => {
    const { page: next } = patchPage(page(task('a', { progress: 0.6 })), FIRST, [
      { kind: 'task.updated', task: { id: 'a', status: 'queued', progress: 0, queuePosition: 1 } },
    ]);
    expect(next.items[0]).toMatchObject({ status: 'queued', progress: 0.6, queuePosition: 1 });
  });

  it('does not reopen a finished task after a late update', () => {
    const { page: next } = patchPage(page(task('a')), FIRST, [
      { kind: 'task.finished', task: task('a', { status: 'success', progress: 1 }) },
      { kind: 'task.updated', task: { id: 'a', status: 'running', progress: 0.9 } },
    ]);
    expect(next.items[0]!.status).toBe('success');
  });

  it('puts new tasks at the top of an unfiltered first page, newest first', () => {
    const { page: next } = patchPage(page(task('a')), FIRST, [
      { kind: 'task.created', task: task('b') },
      { kind: 'task.created', task: task('c') },
      { kind: 'task.finished', task: task('b', { status: 'success' }) },
    ]);
    expect(next.items.map(({ id, status }) => `${id} ${status}`)).toEqual(['c running', 'b success', 'a running']);
  });

  it.each([
    ['a filter', { ...FIRST, status: ['failure'] }],
    ['a search', { ...FIRST, q: 'call' }],
    ['another order', { ...FIRST, sort: 'name' }],
    ['a later page', { ...FIRST, cursor: 'x' }],
  ])('is marked stale instead of guessing with %s', (_, query) => {
    const before = page(task('a'));
    const patched = patchPage(before, query, [{ kind: 'task.created', task: task('b') }]);
    expect(patched).toEqual({ page: before, stale: true });
  });

  it('removes a deleted task, but not one restored at the same moment', () => {
    const { page: next } = patchPage(page(task('a'), task('b')), FIRST, [
      { kind: 'task.deleted', id: 'a', purgeAt: '' },
      { kind: 'task.deleted', id: 'b', purgeAt: '' },
      { kind: 'task.restored', task: task('b') },
    ]);
    expect(next.items.map(({ id }) => id)).toEqual(['b']);
  });

  it('applies a thousand events to a hundred rows in one go', () => {
    const rows = Array.from({ length: 100 }, (_, at) => task(`t${at}`));
    const events = Array.from({ length: 1000 }, (_, at) => ({
      kind: 'task.updated' as const,
      task: { id: `t${at % 100}`, status: 'running' as const, progress: at / 1000 },
    }));
    const { page: next } = patchPage(page(...rows), FIRST, events);
    expect(next.items.every((row) => row.progress >= 0.9)).toBe(true);
  });
});
