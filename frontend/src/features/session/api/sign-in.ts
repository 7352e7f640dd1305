import { unwrap } from '@/lib/api-client';
import { browserStore } from '@/lib/browser-store';
import { Problem } from '@/lib/problem';
import { getSession, signIn } from '@/types/api.gen/sdk.gen';

/** The browser did not keep the cookie: plain http while the server requires https, or cookies are blocked. */
export const COOKIE_REJECTED = 'cookie_rejected';

/** Signs in, then checks that the next call carries the session. @throws Problem */
export async function signInWith(email: string, password: string) {
  const account = await unwrap(signIn({ body: { email, password } }));
  browserStore.set('signed-in', '1');
  browserStore.set('refreshed-at', String(Date.now()));
  const { response } = await getSession();
  if (response?.status === 401) throw new Problem(COOKIE_REJECTED, 401, 'the session cookie did not come back');
  return account;
}
