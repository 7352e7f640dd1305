'use client';

import dynamic from 'next/dynamic';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Suspense } from 'react';
import { PageTitle } from '@/components/layout/page-title';
import { Skeleton } from '@/components/ui/skeleton';

const TaskView = dynamic(() => import('./task-view').then((file) => file.TaskView), {
  ssr: false,
  loading: () => <Skeleton className="h-96" />,
});

/** Remounts the view for another id, so that no state of the previous task remains. */
function ViewOfId() {
  const id = useSearchParams().get('id') ?? '';
  return <TaskView key={id} id={id} />;
}

export default function Page() {
  const t = useTranslations('transcript');
  return (
    <>
      <PageTitle title={t('title')} />
      <Suspense>
        <ViewOfId />
      </Suspense>
    </>
  );
}
