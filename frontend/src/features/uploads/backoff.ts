import type { Problem } from '@/lib/problem';

const INITIAL_DELAY_MS = 1_000;
const MAX_DELAY_MS = 30_000;

/** These come with a Retry-After but do not end by themselves: the user has to decide. */
const NEEDS_DECISION = ['quota_exceeded'];
/** Temporary, although their status codes are not. */
const TEMPORARY_CODES = [
  'idempotency_in_progress',
  'offset_mismatch',
  'unauthenticated',
  'token_expired',
  'session_ended',
];

/** True if the same upload may succeed later without any action by the user. */
export function isTemporary(problem: Problem): boolean {
  return !NEEDS_DECISION.includes(problem.code) && (problem.isTemporary || TEMPORARY_CODES.includes(problem.code));
}

/** The server rejected the file itself, for its size or its content: sending it again would not help. */
export function isAboutTheFile({ status, code }: Problem): boolean {
  return status === 413 || status === 415 || code === 'empty_file';
}

/** Milliseconds until the next attempt: 1, 2, 4 … 30 s, and never less than the server's Retry-After. */
export function backoff(failures: number, problem: Problem): number {
  const own = Math.min(INITIAL_DELAY_MS * 2 ** Math.max(0, failures - 1), MAX_DELAY_MS);
  return Math.max(own, (problem.retryAfterSeconds ?? 0) * 1000);
}
