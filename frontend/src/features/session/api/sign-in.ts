import { unwrap } from '@/lib/api-client';
import { browserStore } from '@/lib/browser-store';
import { Problem } from '@/lib/problem';
import { getSession, signIn } from '@/types/api.gen/sdk.gen';

/** The browser did not keep the cookie: plain http where the server asks for https, or cookies are forbidden. */
export const COOKIE_REFUSED = 'cookie_refused';

/** Signs in and makes sure that the session came back with the next call. @throws Problem */
export async function signInWith(email: string, password: string) {
  const account = await unwrap(signIn({ body: { email, password } }));
  browserStore.set('signed-in', '1');
  browserStore.set('refreshed-at', String(Date.now()));
  const { response } = await getSession();
  if (response?.status === 401) throw new Problem(COOKIE_REFUSED, 401, 'the session cookie did not come back');
  return account;
}
