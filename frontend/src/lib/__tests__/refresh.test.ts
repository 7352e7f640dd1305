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
const refused = (code: string) => Response.json({ code }, { status: 401 });

beforeEach(() => localStorage.clear());

it('asks for a new cookie and remembers when', async () => {
  answers(new Response(null, { status: 204 }));
  const since = Date.now();
  expect(await refreshSession(since)).toBe(true);
  expect(refreshedAt()).toBeGreaterThanOrEqual(since);
});
it('asks once for all who were refused before', async () => {
  const send = answers(new Response(null, { status: 204 }));
  const since = Date.now();
  expect(await Promise.all([refreshSession(since), refreshSession(since)])).toEqual([true, true]);
  expect(send).toHaveBeenCalledTimes(1);
});
it('tells a session that is over', async () => {
  answers(refused('session_ended'));
  expect(await refreshSession(Date.now())).toBe(false);
});
it('goes on with the cookie of a quicker tab', async () => {
  answers(refused('token_expired'));
  expect(await refreshSession(Date.now())).toBe(true);
});
it.each([503, 429])('does not take HTTP %i for a no', async (status) => {
  answers(new Response(null, { status }));
  await expect(refreshSession(Date.now())).rejects.toThrow(TypeError);
});
it('leaves the lease to others after a failure', async () => {
  answers(new TypeError('away'), new Response(null, { status: 204 }));
  await expect(refreshSession(Date.now())).rejects.toThrow('away');
  expect(await refreshSession(Date.now() + 1)).toBe(true);
});
