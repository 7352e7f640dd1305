'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { paths } from '@/config/paths';

export function TaskMissing() {
  const t = useTranslations('transcript.missing');
  return (
    <div className="mx-auto grid max-w-md justify-items-start gap-4 py-16">
      <h1 className="text-2xl font-semibold">{t('title')}</h1>
      <p className="text-muted-foreground">{t('text')}</p>
      <Button asChild>
        <Link href={paths.dashboard}>{t('back')}</Link>
      </Button>
    </div>
  );
}
