'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import { paths } from '@/config/paths';
import { SidePanel } from '@/features/transcript/components/side-panel';
import { configQuery } from '@/lib/api/get-config';
import type { Task } from '@/lib/api-types';

type Props = Readonly<{
  task: Task;
  hasText: boolean;
  text: ReactNode;
  /** Brings what was typed to the server. */
  settle?: () => Promise<void>;
  versions?: ReactNode;
}>;

/** Side by side where there is room, else behind two tabs. */
export function TaskColumns({ task, hasText, text, settle, versions }: Props) {
  const t = useTranslations('transcript');
  const router = useRouter();
  const config = useQuery(configQuery);
  return (
    <Tabs defaultValue="text">
      <TabsList className="lg:hidden">
        <TabsTrigger value="text">{t('text')}</TabsTrigger>
        <TabsTrigger value="details">{t('details')}</TabsTrigger>
      </TabsList>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <TabsContent forceMount tabIndex={-1} value="text" className="min-w-0 data-[state=inactive]:max-lg:hidden">
          {text}
        </TabsContent>
        <TabsContent forceMount tabIndex={-1} value="details" className="min-w-0 data-[state=inactive]:max-lg:hidden">
          <SidePanel
            {...{ task, hasText, settle, versions }}
            sharing={config.data?.features?.shares ?? false}
            onRetried={(id) => router.push(paths.task(id))}
            onDeleted={() => router.push(paths.dashboard)}
          />
        </TabsContent>
      </div>
    </Tabs>
  );
}
