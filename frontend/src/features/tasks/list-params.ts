import { parseAsArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs';
import { TASK_STATUSES } from '@/components/task/status-badge';
import type { ListTasksData } from '@/types/api.gen/types.gen';

export const SORTS = [
  '-createdAt',
  'createdAt',
  'name',
  '-name',
  '-duration',
  'duration',
  '-finishedAt',
  'finishedAt',
  'status',
  '-status',
] as const;
export const PAGE_SIZES = ['10', '25', '50', '100'] as const;
export const MIN_SEARCH_LENGTH = 2;

export type Sort = (typeof SORTS)[number];
export type ListQuery = NonNullable<ListTasksData['query']>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The list state in the URL. Invalid values are ignored. */
export const listParsers = {
  status: parseAsArrayOf(parseAsStringLiteral(TASK_STATUSES)).withDefault([]),
  language: parseAsString.withDefault(''),
  model: parseAsString.withDefault(''),
  from: parseAsString.withDefault(''),
  to: parseAsString.withDefault(''),
  q: parseAsString.withDefault(''),
  sort: parseAsStringLiteral(SORTS).withDefault('-createdAt'),
  size: parseAsStringLiteral(PAGE_SIZES),
  cursor: parseAsString,
};

export type ListState = Readonly<{
  status: readonly (typeof TASK_STATUSES)[number][];
  language: string;
  model: string;
  from: string;
  to: string;
  q: string;
  sort: Sort;
  size: (typeof PAGE_SIZES)[number] | null;
  cursor: string | null;
}>;

export const NO_FILTERS = { status: [], language: '', model: '', from: '', to: '', q: '' };

export function isFiltered({ status, language, model, from, to, q }: ListState): boolean {
  return status.length > 0 || [language, model, from, to].some(Boolean) || isSearch(q);
}

function isSearch(q: string): boolean {
  return q.trim().length >= MIN_SEARCH_LENGTH;
}

/** The request for this state. Days are in the user's time zone; `to` is included. */
export function listQueryOf(state: ListState, size: number): ListQuery {
  const { status, language, model, from, to, q, sort, cursor } = state;
  return {
    limit: size,
    sort,
    counts: true,
    ...(status.length && { status: [...status] }),
    ...(language && { language: [language] }),
    ...(model && { model }),
    ...(DAY.test(from) && { createdAfter: startOfDay(from, 0) }),
    ...(DAY.test(to) && { createdBefore: startOfDay(to, 1) }),
    ...(isSearch(q) && { q: q.trim().slice(0, 200) }),
    ...(cursor && { cursor }),
  };
}

function startOfDay(day: string, daysLater: number): string | undefined {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const start = new Date(year, month - 1, date + daysLater);
  return Number.isNaN(start.getTime()) ? undefined : start.toISOString();
}

/** How many tasks match the filter with the chosen statuses; null while unknown. */
export function foundBy(
  status: ListState['status'],
  counts: Readonly<Record<string, number>> | null | undefined,
): number | null {
  if (!counts) return null;
  return status.length ? status.reduce((sum, one) => sum + (counts[one] ?? 0), 0) : (counts.all ?? 0);
}
