import { afterEach, describe, expect, it, vi } from 'vitest';
import { lengthText, relativeTime } from '../format';

const ago = (then: Date, now: Date, locale = 'en') => relativeTime(then.toISOString(), locale, now.getTime());

describe('a time relative to now', () => {
  afterEach(() => void vi.unstubAllEnvs());
  const noon = new Date(2026, 2, 12, 12, 0);

  it.each([
    ['5 minutes ago', new Date(2026, 2, 12, 11, 55)],
    ['23 hours ago', new Date(2026, 2, 11, 13, 0)],
    ['yesterday', new Date(2026, 2, 11, 11, 0)],
    ['yesterday', new Date(2026, 2, 11, 0, 0)],
    ['2 days ago', new Date(2026, 2, 10, 23, 59)],
    ['2 days ago', new Date(2026, 2, 10, 13, 0)],
    ['6 days ago', new Date(2026, 2, 6, 11, 0)],
    ['Mar 4, 2026', new Date(2026, 2, 4, 12, 0)],
    ['in 23 hours', new Date(2026, 2, 13, 11, 0)],
    ['tomorrow', new Date(2026, 2, 13, 13, 0)],
    ['in 2 days', new Date(2026, 2, 14, 11, 0)],
  ])('is %s', (words, then) => expect(ago(then, noon)).toBe(words));

  it('counts days by the calendar, not by 24 hours', () => {
    expect(ago(new Date(2026, 2, 10, 23, 30), new Date(2026, 2, 12, 0, 30), 'ru')).toBe('позавчера');
    expect(ago(new Date(2026, 2, 11, 0, 30), new Date(2026, 2, 12, 23, 30), 'ru')).toBe('вчера');
  });

  it('counts days correctly when the clocks change', () => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    expect(new Date(2026, 5, 1).getTimezoneOffset()).toBe(-120);
    expect(ago(new Date(2026, 2, 28, 9, 0), new Date(2026, 2, 30, 9, 0))).toBe('2 days ago');
    expect(ago(new Date(2026, 9, 24, 9, 0), new Date(2026, 9, 26, 9, 0))).toBe('2 days ago');
  });
});

it.each([
  [416.9, '6:56'],
  [3725, '1:02:05'],
  [0.4, '0:01'],
  [0, '0:00'],
])('a length of %d s is always shown as %s', (seconds, text) => expect(lengthText(seconds)).toBe(text));
