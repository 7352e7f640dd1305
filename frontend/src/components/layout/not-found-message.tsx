'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { paths } from '@/config/paths';
import { PageTitle } from './page-title';

/** The "not found" text without a frame of its own. */
export function NotFoundMessage() {
  const t = useTranslations('notFound');
  return (
    <div className="mx-auto grid max-w-md justify-items-start gap-4 p-6">
      <PageTitle title={t('title')} />
      <h1 className="text-2xl font-semibold">{t('title')}</h1>
      <p className="text-muted-foreground">{t('text')}</p>
      <Button asChild>
        <Link href={paths.home}>{t('home')}</Link>
      </Button>
    </div>
  );
}
