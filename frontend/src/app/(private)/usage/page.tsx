'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { PageHeader } from '@/components/layout/page-header';
import { PageTitle } from '@/components/layout/page-title';
import { UsageReport } from '@/features/usage/components/usage-report';
import { useAccount } from '@/lib/session-context';

const UsersUsage = dynamic(() => import('@/features/admin/components/users-usage').then((file) => file.UsersUsage), {
  ssr: false,
});

export default function Page() {
  const t = useTranslations('navigation');
  const { role } = useAccount();
  return (
    <>
      <PageTitle title={t('usage')} />
      <PageHeader title={t('usage')} />
      <UsageReport ofUsers={role === 'admin' ? (range) => <UsersUsage range={range} /> : undefined} />
    </>
  );
}
