/** Formats numbers and times for display. All lengths are in seconds, all sizes in bytes. */

/** 3725 → `1:02:05`, 65 → `1:05`; with `tenths` 65.27 → `1:05.2`. */
export function timecode(seconds: number, tenths = false): string {
  const whole = Math.max(0, tenths ? Math.floor(seconds * 10 + 1e-6) / 10 : Math.floor(seconds + 1e-6));
  const h = Math.floor(whole / 3600);
  const m = Math.floor((whole % 3600) / 60);
  const s = Math.floor(whole % 60);
  const head = h ? `${h}:${String(m).padStart(2, '0')}` : String(m);
  return `${head}:${String(s).padStart(2, '0')}${tenths ? `.${Math.floor(((whole * 10) % 10) + 1e-6)}` : ''}`;
}

/** A length, formatted the same everywhere: 416.9 → `6:56`, as in the player. Anything shorter than a second is `0:01`. */
export function lengthText(seconds: number): string {
  return timecode(seconds > 0 ? Math.max(1, seconds) : 0);
}

/** `1:02:05.5`, `65.2` or `1:05` → seconds; null if it is none of these. */
export function parseTimecode(text: string): number | null {
  const parts = text.trim().replace(',', '.').split(':');
  if (parts.length > 3 || parts.some((part) => !/^\d+(\.\d*)?$/.test(part))) return null;
  return parts.reduce((total, part) => total * 60 + Number(part), 0);
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

export function fileSize(bytes: number, locale: string): string {
  const step = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: UNITS[step],
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step < 2 ? 0 : 1,
  }).format(bytes / 1000 ** step);
}

const AGES: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['second', 60],
  ['minute', 3600],
  ['hour', 86_400],
  ['day', 604_800],
];

/** `5 minutes ago`; after 24 hours by the calendar: `yesterday`; after a week: the date. */
export function relativeTime(instant: string, locale: string, now = Date.now()): string {
  const then = Date.parse(instant);
  const seconds = (then - now) / 1000;
  const ages = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  let size = 1;
  for (const [unit, limit] of AGES) {
    if (Math.abs(seconds) < limit)
      return ages.format(unit === 'day' ? daysBetween(now, then) : Math.trunc(seconds / size), unit);
    size = limit;
  }
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(then);
}

/** The number of local midnights between two instants; negative if the second comes first. */
function daysBetween(from: number, to: number): number {
  const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0);
  // Rounded, because the day on which the clocks change has 23 or 25 hours.
  return Math.round((midnight(to) - midnight(from)) / 86_400_000);
}

export function absoluteTime(instant: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'medium' }).format(Date.parse(instant));
}
