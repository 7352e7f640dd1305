import { describe, expect, it } from 'vitest';
import { foundBy, isFiltered, listParsers, listQueryOf, SORTS, type ListState } from '../list-params';

const STATE: ListState = {
  status: [],
  language: '',
  model: '',
  from: '',
  to: '',
  q: '',
  sort: '-createdAt',
  size: null,
  cursor: null,
};

describe('the list state in the URL', () => {
  it('becomes one request without the empty values', () => {
    expect(listQueryOf(STATE, 25)).toEqual({ limit: 25, sort: '-createdAt', counts: true });
    const all = { ...STATE, status: ['failure'] as const, language: 'ru', model: 'base', q: ' звонок ', cursor: 'c' };
    expect(listQueryOf(all, 10)).toMatchObject({
      status: ['failure'],
      language: ['ru'],
      model: 'base',
      q: 'звонок',
      cursor: 'c',
      limit: 10,
    });
  });

  it('reads days in the user’s time zone, including the last one', () => {
    const { createdAfter, createdBefore } = listQueryOf({ ...STATE, from: '2026-02-28', to: '2026-02-28' }, 25);
    expect(createdAfter).toBe(new Date(2026, 1, 28).toISOString());
    expect(createdBefore).toBe(new Date(2026, 2, 1).toISOString());
  });

  it('ignores a search that is too short for the server, and an invalid day', () => {
    const state = { ...STATE, q: 'a', from: 'yesterday' };
    expect(listQueryOf(state, 25)).toEqual({ limit: 25, sort: '-createdAt', counts: true });
    expect(isFiltered({ ...STATE, q: 'a' })).toBe(false);
    expect(isFiltered({ ...STATE, q: 'ab' })).toBe(true);
  });

  it('survives nonsense in the URL', () => {
    expect(listParsers.sort.parse('drop table')).toBeNull();
    expect(listParsers.size.parse('1000000')).toBeNull();
    expect(listParsers.status.parse('failure,nonsense')).toEqual(['failure']);
    for (const sort of SORTS) expect(listParsers.sort.parse(sort)).toBe(sort);
  });

  it('counts the tasks that match the chosen statuses', () => {
    const counts = { all: 9, queued: 1, running: 2, success: 6 };
    expect(foundBy([], counts)).toBe(9);
    expect(foundBy(['queued', 'success', 'failure'], counts)).toBe(7);
    expect(foundBy([], null)).toBeNull();
  });
});
