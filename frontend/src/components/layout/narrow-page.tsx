'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Card, CardContent } from '@/components/ui/card';
import { PageTitle } from './page-title';

type Props = Readonly<{ titleKey: 'loginTitle' | 'registerTitle' | 'setPasswordTitle'; children: ReactNode }>;

export function NarrowPage({ titleKey, children }: Props) {
  const t = useTranslations('session');
  return (
    <main id="content" className="mx-auto w-full max-w-md px-4 py-8 sm:py-14">
      <PageTitle title={t(titleKey)} />
      <h1 className="mb-5 text-2xl font-semibold tracking-tight">{t(titleKey)}</h1>
      <Card>
        <CardContent>{children}</CardContent>
      </Card>
    </main>
  );
}
