'use client';

// Not used here. Every page has links and buttons, and importing their code in the root keeps it out of each page's own bundle.
import 'next/link';
import '@/components/ui/button';
import { NextIntlClientProvider } from 'next-intl';
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import english from '@messages/en/public.json';
import { browserStore } from './browser-store';

export type Locale = 'en' | 'ru';
export const LOCALES: readonly Locale[] = ['en', 'ru'];
type Catalogue = Record<string, unknown>;

/** public: messages of signed-out pages, bundled with them; private: all others, fetched when a private page opens. */
type Part = 'public' | 'private';

type Choice = Readonly<{
  locale: Locale;
  /** The user's language has loaded or failed to. Until then, the English text is only the exported one. */
  settled: boolean;
  choose: (locale: Locale) => void;
}>;

const LocaleContext = createContext<Choice>({ locale: 'en', settled: false, choose: () => {} });

export function useLocaleChoice() {
  return useContext(LocaleContext);
}

const timeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The page's language: English as exported, the user's own from the first effect on. */
export function LocaleProvider({ children }: Readonly<{ children: ReactNode }>) {
  const [state, setState] = useState<{ locale: Locale; messages: Catalogue; settled: boolean }>({
    locale: 'en',
    messages: english,
    settled: false,
  });

  /** The last choice wins, whichever messages arrive last. */
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

  // The boot script has only set the wanted language.
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

/** Adds the messages of the private pages; shows `fallback` until they have loaded. */
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

/** `problem` is in both files; every other namespace is in only one. */
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
      // A file of this export, not of the API. A plain fetch uses the boot script's preload.
      const answer = await fetch(`/messages/${name}.json`);
      if (!answer.ok) throw new Error(`messages ${name}: HTTP ${answer.status}`);
      return (await answer.json()) as Catalogue;
    } catch (error) {
      if (attempt === 5) throw error;
      await new Promise((resolve) => setTimeout(resolve, attempt * 1000));
    }
  }
}
