'use client';

// Not used here: every page has links and buttons, and what the root brings is not packed again into the parts of each layout and page.
import 'next/link';
import '@/components/ui/button';
import { NextIntlClientProvider } from 'next-intl';
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import english from '@messages/en/public.json';
import { browserStore } from './browser-store';

export type Locale = 'en' | 'ru';
export const LOCALES: readonly Locale[] = ['en', 'ru'];
type Catalogue = Record<string, unknown>;

/** public: what signed-out pages say, part of the pages themselves; private: everything else, fetched when a private page opens. */
type Part = 'public' | 'private';

type Choice = Readonly<{
  locale: Locale;
  /** The reader's language is there, or cannot be had: until then English is only what was exported. */
  settled: boolean;
  choose: (locale: Locale) => void;
}>;

const LocaleContext = createContext<Choice>({ locale: 'en', settled: false, choose: () => {} });

export function useLocaleChoice() {
  return useContext(LocaleContext);
}

const timeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The language of the page: English as exported, the reader's own from the first effect on. */
export function LocaleProvider({ children }: Readonly<{ children: ReactNode }>) {
  const [state, setState] = useState<{ locale: Locale; messages: Catalogue; settled: boolean }>({
    locale: 'en',
    messages: english,
    settled: false,
  });

  /** The last choice counts, whichever catalogue comes last. */
  const wish = useRef<Locale>('en');
  const show = useCallback((locale: Locale) => {
    wish.current = locale;
    return (
      catalogue(locale, 'public')
        .then((messages) => {
          if (wish.current === locale) setState({ locale, messages, settled: true });
        })
        // English is better than nothing.
        .catch(() => setState((before) => ({ ...before, settled: true })))
        .finally(() => requestAnimationFrame(() => document.documentElement.removeAttribute('data-locale-pending')))
    );
  }, []);

  // What the boot script wrote is only the wish.
  useEffect(() => {
    if (state.settled) document.documentElement.lang = state.locale;
  }, [state]);

  useEffect(() => {
    const wanted = document.documentElement.lang as Locale;
    void show(LOCALES.includes(wanted) ? wanted : 'en');
  }, [show]);

  const value = useMemo(
    () => ({
      locale: state.locale,
      settled: state.settled,
      choose: (locale: Locale) => {
        browserStore.set('locale', locale);
        void show(locale);
      },
    }),
    [state.locale, state.settled, show],
  );
  return (
    <LocaleContext.Provider value={value}>
      <NextIntlClientProvider locale={state.locale} messages={state.messages} timeZone={timeZone()}>
        {children}
      </NextIntlClientProvider>
    </LocaleContext.Provider>
  );
}

/** Adds the messages of the private pages; shows `fallback` until they are there. */
export function PrivateMessages({ children, fallback }: Readonly<{ children: ReactNode; fallback: ReactNode }>) {
  const { locale, settled } = useLocaleChoice();
  const [loaded, setLoaded] = useState<{ locale: Locale; messages: Catalogue } | null>(null);
  useEffect(() => {
    if (!settled) return;
    let current = true;
    Promise.all([catalogue(locale, 'public'), catalogue(locale, 'private')])
      .then(([shared, own]) => current && setLoaded({ locale, messages: merge(shared, own) }))
      .catch(() => {});
    return () => {
      current = false;
    };
  }, [locale, settled]);
  if (!loaded) return fallback;
  return (
    <NextIntlClientProvider locale={loaded.locale} messages={loaded.messages} timeZone={timeZone()}>
      {children}
    </NextIntlClientProvider>
  );
}

/** Both parts name problems; every other namespace is in one of them. */
function merge(shared: Catalogue, own: Catalogue): Catalogue {
  return { ...shared, ...own, problem: { ...(shared.problem as object), ...(own.problem as object) } };
}

const catalogues = new Map<string, Promise<Catalogue>>([['en/public', Promise.resolve(english)]]);

function catalogue(locale: Locale, part: Part): Promise<Catalogue> {
  const name = `${locale}/${part}`;
  let known = catalogues.get(name);
  if (!known) {
    known = load(name).catch((error: unknown) => {
      catalogues.delete(name);
      throw error;
    });
    catalogues.set(name, known);
  }
  return known;
}

async function load(name: string): Promise<Catalogue> {
  for (let attempt = 1; ; attempt++) {
    try {
      // A file of this export, not of the API: plain fetch, so that the boot script's preload is used.
      const answer = await fetch(`/messages/${name}.json`);
      if (!answer.ok) throw new Error(`messages ${name}: HTTP ${answer.status}`);
      return (await answer.json()) as Catalogue;
    } catch (error) {
      if (attempt === 5) throw error;
      await new Promise((resolve) => setTimeout(resolve, attempt * 1000));
    }
  }
}
