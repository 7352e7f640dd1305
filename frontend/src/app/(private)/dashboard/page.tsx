'use client';

import { useTranslations } from 'next-intl';
import { PageHeader } from '@/components/layout/page-header';
import { PageTitle } from '@/components/layout/page-title';
import { Intake } from './intake';
import { TasksSection } from '@/features/tasks/components/tasks-section';

export default function Page() {
  const t = useTranslations('navigation');
  return (
    <>
      <PageTitle title={t('dashboard')} />
      <PageHeader title={t('dashboard')} />
      <Intake />
      <TasksSection />
    </>
  );
}
