import type { ClientOptions, Config } from '@/types/api.gen/client';
import { toProblem } from './problem';
import { refreshSession } from './refresh';

/** Fires `ended` when the session has ended, and `resumed` when the same user has signed in again without leaving the page. */
export const sessionSignal = new EventTarget();

/** For these calls a 401 is about the credentials in the request, not about the session. */
const WITHOUT_SESSION = [
  '/api/session',
  '/api/session/refresh',
  '/register',
  '/api/account/password-link',
  '/api/shared',
  '/api/shared/',
];

/** fetch with the session's cookies. On a 401 it renews the access cookie once and repeats the call. */
export async function sessionFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, { credentials: 'same-origin', ...init });
  const sentAt = Date.now();
  const again = request.clone();
  const answer = await fetch(request);
  if (answer.status !== 401 || isWithoutSession(request)) return answer;
  if (await refreshSession(sentAt)) {
    const second = await fetch(again);
    if (second.status !== 401) return second;
  }
  sessionSignal.dispatchEvent(new Event('ended'));
  return answer;
}

function isWithoutSession(request: Request): boolean {
  const path = new URL(request.url, location.origin).pathname;
  return request.method !== 'GET' || path.startsWith('/api/shared/')
    ? WITHOUT_SESSION.some((known) => path === known || (known.endsWith('/') && path.startsWith(known)))
    : false;
}

/** The generated client calls this when it is loaded. */
export function createClientConfig<T extends ClientOptions>(
  config?: Config<ClientOptions & T>,
): Config<Required<ClientOptions> & T> {
  return {
    ...(config as Config<Required<ClientOptions> & T>),
    // Relative URLs only: the pages and the API share one origin.
    baseUrl: '',
    credentials: 'same-origin',
    fetch: sessionFetch as typeof fetch,
  };
}

/** The data of a generated API call. Throws every failure as a {@link Problem}. */
export async function unwrap<T>(call: Promise<{ data?: T; error?: unknown; response?: Response }>): Promise<T> {
  let result;
  try {
    result = await call;
  } catch (error) {
    throw toProblem(error);
  }
  if (result.error !== undefined || !result.response?.ok) throw toProblem(result.error, result.response);
  return result.data as T;
}
