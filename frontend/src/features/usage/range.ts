export const GROUPINGS = ['day', 'model', 'language', 'key'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Preset ranges, in days. */
export const LENGTHS = [7, 30, 90, 365] as const;
export const MAX_DAYS = 366;

const DAY_MS = 86_400_000;

/** The UTC day of `now`, because the server counts in UTC: `2026-01-31`. */
export const dayOf = (now: number) => new Date(now).toISOString().slice(0, 10);

/** The last `days` days, including today. */
export function lastDays(days: number, now = Date.now()): { from: string; to: string } {
  return { from: dayOf(now - (days - 1) * DAY_MS), to: dayOf(now) };
}

/** The length of a range in days, both ends included; NaN if one of them is not a date. */
export const daysIn = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;

export function isRange(from: string, to: string): boolean {
  const days = daysIn(from, to);
  return days >= 1 && days <= MAX_DAYS;
}

/** Every day of a range, so that days without tasks leave a gap in the chart. */
export function eachDay(from: string, to: string): string[] {
  return Array.from({ length: daysIn(from, to) }, (_, day) => dayOf(Date.parse(from) + day * DAY_MS));
}
