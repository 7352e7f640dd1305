'use client';

import { ChartNoAxesColumn, KeyRound, LayoutList, Settings } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { paths } from '@/config/paths';
import { cn } from '@/lib/utils';

const PAGES = [
  { name: 'dashboard', href: paths.dashboard, Icon: LayoutList, also: '/task/' },
  { name: 'usage', href: paths.usage, Icon: ChartNoAxesColumn },
  { name: 'apiAccess', href: paths.apiAccess, Icon: KeyRound },
  { name: 'settings', href: paths.settings, Icon: Settings },
] as const;

/** In the top bar on wide screens, along the bottom edge on phones. */
export function Navigation({ position }: Readonly<{ position: 'bar' | 'bottom' }>) {
  const t = useTranslations('navigation');
  const here = usePathname();
  return (
    <nav
      aria-label={t('label')}
      className={cn(
        position === 'bar'
          ? 'hidden items-center gap-1 md:flex'
          : 'fixed inset-x-0 bottom-0 z-30 grid grid-cols-4 border-t bg-background pb-[env(safe-area-inset-bottom)] md:hidden',
      )}
    >
      {PAGES.map(({ name, href, Icon, ...page }) => {
        const current = here === href || ('also' in page && here === page.also);
        return (
          <Link
            key={name}
            href={href}
            aria-current={current ? 'page' : undefined}
            className={cn(
              'text-muted-foreground hover:text-foreground aria-[current=page]:text-foreground',
              position === 'bar'
                ? 'rounded-md px-3 py-2 text-sm font-medium aria-[current=page]:bg-accent'
                : 'flex min-h-14 min-w-0 flex-col items-center justify-center gap-0.5 px-1 text-xs',
            )}
          >
            {position === 'bottom' && <Icon aria-hidden className="size-5" />}
            <span className="max-w-full truncate">{t(name)}</span>
          </Link>
        );
      })}
    </nav>
  );
}
