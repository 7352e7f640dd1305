export const GROUPINGS = ['day', 'model', 'language', 'key'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Lengths of the usual ranges, in days. */
export const LENGTHS = [7, 30, 90, 365] as const;
export const LONGEST_DAYS = 366;

const DAY_MS = 86_400_000;

/** The day of UTC in which `now` lies, as the server counts: `2026-01-31`. */
export const dayOf = (now: number) => new Date(now).toISOString().slice(0, 10);

/** The last `days` days, today included. */
export function lastDays(days: number, now = Date.now()): { from: string; to: string } {
  return { from: dayOf(now - (days - 1) * DAY_MS), to: dayOf(now) };
}

/** How many days a range has, both ends included; NaN where one of them is no day. */
export const daysIn = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;

export function isRange(from: string, to: string): boolean {
  const days = daysIn(from, to);
  return days >= 1 && days <= LONGEST_DAYS;
}

/** Every day of a range, so that days without tasks leave a gap in the chart instead of moving together. */
export function eachDay(from: string, to: string): string[] {
  return Array.from({ length: daysIn(from, to) }, (_, day) => dayOf(Date.parse(from) + day * DAY_MS));
}
