'use client';

import { Languages, Server, SquareTerminal } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { CodeBlock } from '@/components/code-block';
import { PageTitle } from '@/components/layout/page-title';
import { Button } from '@/components/ui/button';
import { paths } from '@/config/paths';
import { browserStore } from '@/lib/browser-store';
import { useClientValue } from '@/lib/use-client-value';

const POINTS = [
  { name: 'server', Icon: Server },
  { name: 'languages', Icon: Languages },
  { name: 'api', Icon: SquareTerminal },
] as const;

/** The browser fetches only the picture that is displayed. */
const PICTURES = [
  ['light', 'dark:hidden'],
  ['dark', 'hidden dark:block'],
] as const;

/** The page for signed-out visitors: what the product is, with links to sign in and register. Makes no API call. */
export function Welcome() {
  const t = useTranslations('welcome');
  const locale = useLocale();
  const ts = useTranslations('session');
  const known = useClientValue(() => browserStore.get('signed-in') !== null, false);
  const host = useClientValue(() => location.origin, 'https://your-server');
  return (
    <main id="content" className="mx-auto grid w-full max-w-6xl gap-12 px-4 py-10 sm:py-16">
      <PageTitle title={t('tab')} />
      <div className="grid max-w-2xl gap-5">
        <h1 className="text-4xl font-semibold tracking-tight text-balance sm:text-5xl">{t('headline')}</h1>
        <p className="text-lg text-muted-foreground text-pretty">{t('sentence')}</p>
        <div className="flex flex-wrap gap-3">
          {known ? (
            <Button asChild size="lg">
              <Link href={paths.dashboard}>{t('open')}</Link>
            </Button>
          ) : (
            <>
              <Button asChild size="lg">
                <Link href={paths.login()}>{ts('login')}</Link>
              </Button>
              <Button asChild size="lg" variant="outline">
                <Link href={paths.register}>{ts('register')}</Link>
              </Button>
            </>
          )}
        </div>
      </div>
      <ul className="grid gap-6 sm:grid-cols-3">
        {POINTS.map(({ name, Icon }) => (
          <li key={name} className="grid gap-2">
            <Icon aria-hidden className="size-6 text-primary" />
            <h2 className="font-semibold">{t(`points.${name}.title`)}</h2>
            <p className="text-sm text-muted-foreground">{t(`points.${name}.text`)}</p>
          </li>
        ))}
      </ul>
      <div className="grid gap-3">
        <h2 className="font-semibold">{t('curl')}</h2>
        <CodeBlock
          label={t('curl')}
          code={`curl ${host}/v1/audio/transcriptions \\\n  -H "Authorization: Bearer $API_KEY" \\\n  -F model=whisper-1 -F file=@recording.m4a`}
        />
      </div>
      {PICTURES.map(([theme, shown]) => (
        <img
          key={theme}
          src={`/welcome-${theme}-${locale}.webp`}
          alt={t('picture')}
          width={1280}
          height={800}
          loading="lazy"
          className={`h-auto w-full rounded-xl border shadow-sm ${shown}`}
        />
      ))}
    </main>
  );
}
