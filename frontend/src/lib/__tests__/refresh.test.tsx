import { beforeEach, expect, it, vi } from 'vitest';
import { refreshedAt, refreshSession } from '../refresh';

const answers = (...list: (Response | Error)[]) => {
  const send = vi.fn(async () => {
    const next = list.shift();
    if (!next || next instanceof Error) throw next ?? new Error('one call too many');
    return next;
  });
  vi.stubGlobal('fetch', send);
  return send;
};
const unauthorized = (code: string) => Response.json({ code }, { status: 401 });

beforeEach(() => localStorage.clear());

it('requests a new cookie and remembers when', async () => {
  answers(new Response(null, { status: 204 }));
  const since = Date.now();
  expect(await refreshSession(since)).toBe(true);
  expect(refreshedAt()).toBeGreaterThanOrEqual(since);
});
it('requests once for all calls that failed before it', async () => {
  const send = answers(new Response(null, { status: 204 }));
  const since = Date.now();
  expect(await Promise.all([refreshSession(since), refreshSession(since)])).toEqual([true, true]);
  expect(send).toHaveBeenCalledTimes(1);
});
it('reports that the session has ended', async () => {
  answers(unauthorized('session_ended'));
  expect(await refreshSession(Date.now())).toBe(false);
});
it('continues with the cookie of a faster tab', async () => {
  answers(unauthorized('token_expired'));
  expect(await refreshSession(Date.now())).toBe(true);
});
it.each([503, 429])('does not treat HTTP %i as a rejection', async (status) => {
  answers(new Response(null, { status }));
  await expect(refreshSession(Date.now())).rejects.toThrow(TypeError);
});
it('releases the lease after a failure', async () => {
  answers(new TypeError('away'), new Response(null, { status: 204 }));
  await expect(refreshSession(Date.now())).rejects.toThrow('away');
  expect(await refreshSession(Date.now() + 1)).toBe(true);
});
