import { expect, it } from 'vitest';
import type { UsageFigures } from '@/lib/api-types';
import { barsOf, failureRate } from '../bars';
import { isRange, lastDays } from '../range';

const figures = (bucket: string | null, tasks: number, failures: number, audioSeconds: number) =>
  ({ bucket, tasks, failures, audioSeconds }) as UsageFigures;
const nameOf = (bucket: string | null) => bucket ?? 'nobody';

it('days without tasks leave a gap, so that the others do not move together', () => {
  const bars = barsOf([figures('2026-01-03', 4, 1, 90)], 'day', { from: '2026-01-02', to: '2026-01-04' }, nameOf);
  expect(bars).toEqual([
    { name: '2026-01-02', minutes: 0, done: 0, failed: 0 },
    { name: '2026-01-03', minutes: 1.5, done: 3, failed: 1 },
    { name: '2026-01-04', minutes: 0, done: 0, failed: 0 },
  ]);
});

it('other groupings have a bar for each row and no more', () => {
  const range = { from: '2026-01-01', to: '2026-12-31' };
  expect(barsOf([figures(null, 2, 0, 30)], 'key', range, nameOf)).toEqual([
    { name: 'nobody', minutes: 0.5, done: 2, failed: 0 },
  ]);
});

it('nothing has no failure rate', () => {
  expect(failureRate({ tasks: 0, failures: 0 })).toBeNull();
  expect(failureRate({ tasks: 4, failures: 1 })).toBe(0.25);
});

it('a range has both its ends and at most a leap year', () => {
  expect(lastDays(7, Date.parse('2026-03-01T12:00:00Z'))).toEqual({ from: '2026-02-23', to: '2026-03-01' });
  expect(isRange('2024-01-01', '2024-12-31')).toBe(true);
  expect(isRange('2024-01-01', '2025-01-01')).toBe(false);
  expect(isRange('2024-01-02', '2024-01-01')).toBe(false);
  expect(isRange('', '2024-01-01')).toBe(false);
});
