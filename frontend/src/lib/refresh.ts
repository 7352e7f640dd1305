import { browserStore } from './browser-store';
import { secure } from './secure-context';

const LEASE_MS = 10_000;
const POLL_MS = 100;

/**
 * Renews the access cookie, in one tab at a time: a refresh cookie that is used twice ends the session.
 *
 * @param since when the call that needs it was sent (ms since 1970); a later renewal by another tab is enough
 * @returns whether the session is still valid
 * @throws TypeError when the server could not be reached
 */
export async function refreshSession(since: number): Promise<boolean> {
  const attempt = async () => (refreshedAt() >= since ? true : send(since));
  return secure.locks() ? navigator.locks.request('session-refresh', attempt) : withLease(attempt);
}

export function refreshedAt(): number {
  return Number(browserStore.get('refreshed-at')) || 0;
}

async function send(since: number): Promise<boolean> {
  const answer = await fetch('/api/session/refresh', { method: 'POST', credentials: 'same-origin' });
  if (answer.ok) {
    browserStore.set('refreshed-at', String(Date.now()));
    return true;
  }
  if (answer.status >= 500 || answer.status === 429) throw new TypeError(`refresh: HTTP ${answer.status}`);
  // Without locks, another tab may have renewed within the grace period; its cookie is ours too.
  return refreshedAt() >= since || (await codeOf(answer)) === 'token_expired';
}

async function codeOf(answer: Response): Promise<string | undefined> {
  return ((await answer.json().catch(() => ({}))) as { code?: string }).code;
}

/** Without Web Locks (plain http): a lease in the storage that the tabs share. */
async function withLease<T>(work: () => Promise<T>): Promise<T> {
  const me = String(Math.random());
  for (;;) {
    const [owner, until] = (browserStore.get('refresh-lease') ?? '').split(' ');
    if (owner === me) break;
    if (!owner || Number(until) < Date.now()) browserStore.set('refresh-lease', `${me} ${Date.now() + LEASE_MS}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    if (browserStore.get('refresh-lease') === null) break; // storage is blocked: other tabs cannot be seen
  }
  try {
    return await work();
  } finally {
    browserStore.set('refresh-lease', null);
  }
}
