import type { Problem } from '@/lib/problem';

const FIRST_MS = 1_000;
const LAST_MS = 30_000;

/** Codes that name a wait of their own and still mean: not by itself, a person has to decide. */
const NEEDS_A_WORD = ['quota_exceeded'];
/** Not in the lists of passing statuses, but over by itself. */
const PASSES = ['idempotency_in_progress', 'offset_mismatch', 'unauthenticated', 'token_expired', 'session_ended'];

/** The same upload may succeed later without anybody doing anything. */
export function passes(problem: Problem): boolean {
  return !NEEDS_A_WORD.includes(problem.code) && (problem.isPassing || PASSES.includes(problem.code));
}

/** Milliseconds until the next try: 1, 2, 4 … 30 s, and never before the server's own word. */
export function backoff(failures: number, problem: Problem): number {
  const own = Math.min(FIRST_MS * 2 ** Math.max(0, failures - 1), LAST_MS);
  return Math.max(own, (problem.retryAfterSeconds ?? 0) * 1000);
}
