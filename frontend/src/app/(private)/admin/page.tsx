'use client';

import { notFound } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { PageHeader } from '@/components/layout/page-header';
import { PageTitle } from '@/components/layout/page-title';
import { AdminTabs } from '@/features/admin/components/admin-tabs';
import { useAccount } from '@/lib/session-context';

export default function Page() {
  const t = useTranslations('navigation');
  const { role } = useAccount();
  // Other users get the same "not found" as for any unknown address. The API protects the data.
  if (role !== 'admin') notFound();
  return (
    <>
      <PageTitle title={t('admin')} />
      <PageHeader title={t('admin')} />
      <AdminTabs />
    </>
  );
}
