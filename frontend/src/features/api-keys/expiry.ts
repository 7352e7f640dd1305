export const LIFETIMES = ['never', '30', '90', '365', 'date'] as const;
export type Lifetime = (typeof LIFETIMES)[number];

const DAY_MS = 86_400_000;

/**
 * When a key created now expires: after that many days, or at the end of the chosen day in this browser's time zone; undefined for never.
 */
export function expiryOf(lifetime: Lifetime, date: string, now = Date.now()): string | undefined {
  if (lifetime === 'never') return undefined;
  if (lifetime !== 'date') return new Date(now + Number(lifetime) * DAY_MS).toISOString();
  const [year = NaN, month = NaN, day = NaN] = date.split('-').map(Number);
  const end = new Date(year, month - 1, day, 23, 59, 59).getTime();
  return Number.isNaN(end) ? undefined : new Date(end).toISOString();
}

/** False for a last day that is already over: such a key could not be used. */
export const isToCome = (date: string) => Date.parse(expiryOf('date', date) ?? '') > Date.now();

export const isOver = (expiresAt: string | null, now = Date.now()) =>
  expiresAt !== null && Date.parse(expiresAt) <= now;
