'use client';

import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { paths } from '@/config/paths';
import { useChangeAccount } from '@/lib/api/change-account';
import { OfflineBanner } from '../offline-banner';
import { ConnectionBadge } from './connection-badge';
import { LanguageSwitch } from './language-switch';
import { Logo } from './logo';
import { Navigation } from './navigation';
import { ThemeSwitch } from './theme-switch';

const Toaster = dynamic(() => import('@/components/ui/sonner').then((file) => file.Toaster), { ssr: false });

/** Top bar, page and bottom bar. `menu` is the user menu; `tray` floats over every page. */
export function AppFrame({
  menu,
  tray,
  children,
}: Readonly<{ menu: ReactNode; tray?: ReactNode; children: ReactNode }>) {
  const t = useTranslations('common');
  const { mutate: changeAccount } = useChangeAccount();
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="sticky top-0 z-30 border-b bg-background">
        <div className="mx-auto flex h-14 w-full max-w-7xl items-center gap-1 px-3 sm:px-4">
          <Link
            href={paths.dashboard}
            className="mr-2 min-w-0 rounded-md max-[26rem]:[&_span]:w-6 max-[26rem]:[&_span]:overflow-hidden"
          >
            <Logo />
          </Link>
          <Navigation position="bar" />
          <div className="ml-auto flex items-center">
            <ConnectionBadge />
            <LanguageSwitch onChoose={(locale) => changeAccount({ locale })} />
            <ThemeSwitch />
            {menu}
          </div>
        </div>
      </header>
      <OfflineBanner />
      <main id="content" className="mx-auto w-full max-w-7xl grow px-3 pt-5 pb-28 sm:px-4 md:pb-12">
        {children}
      </main>
      {tray}
      <Navigation position="bottom" />
      <Toaster label={t('notifications')} />
    </div>
  );
}
