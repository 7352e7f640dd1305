import type { UserLimits } from '@/lib/api-types';

/** Each limit with the number of base units in one unit of its input field. */
export const LIMITS = {
  audioSecondsPerDay: 60,
  storageBytes: 1_000_000,
  maxUploadBytes: 1_000_000,
  maxDurationSeconds: 60,
  maxQueuedTasks: 1,
  maxUploads: 1,
  maxWaits: 1,
  maxStreams: 1,
  requestsPerMinute: 1,
} as const;
export type LimitName = keyof typeof LIMITS;
export const LIMIT_NAMES = Object.keys(LIMITS) as LimitName[];

/** Numbers as typed, in those units; '' inherits the limit. */
export type LimitsForm = Record<LimitName, string> & { hiLane: '' | 'yes' | 'no' };

export function toForm(limits: UserLimits | null | undefined): LimitsForm {
  const numbers = LIMIT_NAMES.map((name) => {
    const value = limits?.[name];
    return [name, value == null ? '' : String(value / LIMITS[name])];
  });
  const hiLane = limits?.hiLane == null ? '' : limits.hiLane ? 'yes' : 'no';
  return { ...Object.fromEntries(numbers), hiLane } as LimitsForm;
}

export function toLimits(form: LimitsForm): UserLimits {
  const limits: UserLimits = form.hiLane === '' ? {} : { hiLane: form.hiLane === 'yes' };
  for (const name of LIMIT_NAMES) {
    if (form[name].trim() !== '') limits[name] = Math.round(Number(form[name].replace(',', '.')) * LIMITS[name]);
  }
  return limits;
}

/** A limit may be zero, except the request rate: zero would lock the user out. */
export function isLimit(name: LimitName, typed: string): boolean {
  if (typed.trim() === '') return true;
  const value = Number(typed.replace(',', '.'));
  return Number.isFinite(value) && value >= (name === 'requestsPerMinute' ? 1 : 0);
}
