import { expect, it } from 'vitest';
import type { UsageFigures } from '@/lib/api-types';
import { barsOf, failureRate } from '../bars';
import { isRange, lastDays } from '../range';

const figures = (bucket: string | null, some: Partial<UsageFigures>) =>
  ({ bucket, tasks: 0, successes: 0, failures: 0, cancelled: 0, audioSeconds: 0, ...some }) as UsageFigures;
const nameOf = (bucket: string | null) => bucket ?? 'unknown';

it('days without tasks leave a gap, so that the other bars stay at their dates', () => {
  const bars = barsOf(
    [figures('2026-01-03', { tasks: 7, successes: 3, failures: 1, cancelled: 2, audioSeconds: 90 })],
    'day',
    { from: '2026-01-02', to: '2026-01-04' },
    nameOf,
  );
  expect(bars).toEqual([
    { name: '2026-01-02', minutes: 0, done: 0, failed: 0, cancelled: 0 },
    { name: '2026-01-03', minutes: 1.5, done: 3, failed: 1, cancelled: 2 },
    { name: '2026-01-04', minutes: 0, done: 0, failed: 0, cancelled: 0 },
  ]);
});

it('other groupings have one bar per row', () => {
  const range = { from: '2026-01-01', to: '2026-12-31' };
  expect(barsOf([figures(null, { tasks: 2, successes: 2, audioSeconds: 30 })], 'key', range, nameOf)).toEqual([
    { name: 'unknown', minutes: 0.5, done: 2, failed: 0, cancelled: 0 },
  ]);
});

it('there is no failure rate without tasks', () => {
  expect(failureRate({ tasks: 0, failures: 0 })).toBeNull();
  expect(failureRate({ tasks: 4, failures: 1 })).toBe(0.25);
});

it('a range includes both its ends and is at most a leap year', () => {
  expect(lastDays(7, Date.parse('2026-03-01T12:00:00Z'))).toEqual({ from: '2026-02-23', to: '2026-03-01' });
  expect(isRange('2024-01-01', '2024-12-31')).toBe(true);
  expect(isRange('2024-01-01', '2025-01-01')).toBe(false);
  expect(isRange('2024-01-02', '2024-01-01')).toBe(false);
  expect(isRange('', '2024-01-01')).toBe(false);
});
