'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { ProblemAlert } from '@/components/problem-alert';
import { paths } from '@/config/paths';
import { aliveWork } from '@/lib/alive-work';
import { sessionSignal } from '@/lib/api-client';
import { browserStore } from '@/lib/browser-store';
import { LOCALES, useLocaleChoice, type Locale } from '@/lib/locale';
import { toProblem } from '@/lib/problem';
import { AccountContext } from '@/lib/session-context';
import { sessionQuery } from '../api/get-session';
import { useSessionRefresh } from '../hooks/use-session-refresh';

const SignInDialog = dynamic(() => import('./sign-in-dialog').then((file) => file.SignInDialog), { ssr: false });

/**
 * Shows the private pages to signed-in users and sends others to the sign-in page. This is a convenience; the API protects the data. While
 * an upload, a recording or an unsaved edit is in progress, the page stays and a dialog over it asks for the password.
 */
export function SessionGate({ children, skeleton }: Readonly<{ children: ReactNode; skeleton: ReactNode }>) {
  const t = useTranslations('common');
  const router = useRouter();
  const queries = useQueryClient();
  const { locale, choose } = useLocaleChoice();
  const session = useQuery(sessionQuery);
  const [asking, setAsking] = useState(false);
  useSessionRefresh(session.data?.accessSeconds ?? null);

  // Several calls may report the end of the session at once.
  const leaving = useRef(false);
  const ended = useCallback(() => {
    if (leaving.current) return;
    const wasIn = browserStore.get('signed-in') !== null;
    browserStore.set('signed-in', null);
    if (aliveWork.kinds().length) return setAsking(true);
    leaving.current = true;
    const login = paths.login(location.pathname + location.search);
    router.replace(wasIn ? `${login}&expired` : login);
  }, [router]);

  useEffect(() => {
    sessionSignal.addEventListener('ended', ended);
    return () => sessionSignal.removeEventListener('ended', ended);
  }, [ended]);

  // Tell the public pages that this browser is signed in, however the session was created.
  const signedIn = session.data !== undefined;
  useEffect(() => {
    if (signedIn) browserStore.set('signed-in', '1');
  }, [signedIn]);

  // The account's language wins after sign-in, once.
  const wanted = session.data?.locale as Locale | null | undefined;
  const applied = useRef(false);
  useEffect(() => {
    if (applied.current || !wanted) return;
    applied.current = true;
    if (LOCALES.includes(wanted) && wanted !== locale) choose(wanted);
  }, [wanted, locale, choose]);

  if (session.data) {
    return (
      <AccountContext value={session.data}>
        {children}
        {asking && (
          <SignInDialog
            open
            email={session.data.email}
            onSignedIn={() => {
              setAsking(false);
              sessionSignal.dispatchEvent(new Event('resumed'));
              void queries.invalidateQueries();
            }}
          />
        )}
      </AccountContext>
    );
  }
  if (session.isError && toProblem(session.error).status !== 401) {
    return (
      <main className="mx-auto w-full max-w-xl p-6">
        <h1 className="mb-4 text-xl font-semibold">{t('serverAway')}</h1>
        <ProblemAlert error={session.error} onRetry={() => void session.refetch()} />
      </main>
    );
  }
  return skeleton;
}
