/** An approximate length of time: 40 seconds, 35 minutes, 2.5 hours. */
export type RoughTime = Readonly<{ unit: 'moment' | 'second' | 'minute' | 'hour'; n: number }>;

/** Rounded up, and more coarsely the longer it is, so that a user who waits this long is never too early. */
export function roughTime(seconds: number): RoughTime {
  if (seconds <= 0) return { unit: 'moment', n: 0 };
  if (seconds < 60) return { unit: 'second', n: Math.ceil(seconds) };
  const minutes = Math.ceil(seconds / 60);
  if (minutes <= 10) return { unit: 'minute', n: minutes };
  if (minutes <= 55) return { unit: 'minute', n: Math.ceil(minutes / 5) * 5 };
  return { unit: 'hour', n: Math.ceil(minutes / 30) / 2 };
}
