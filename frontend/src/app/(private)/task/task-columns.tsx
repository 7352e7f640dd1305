'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import { paths } from '@/config/paths';
import { SidePanel } from '@/features/transcript/components/side-panel';
import { configQuery } from '@/lib/api/get-config';
import type { Task } from '@/lib/api-types';

type Props = Readonly<{
  task: Task;
  hasText: boolean;
  text: ReactNode;
  /** Saves pending edits to the server. */
  saveAll?: () => Promise<void>;
  versions?: ReactNode;
  /** Scrolls the transcript to a time. */
  onPlace: (seconds: number) => void;
}>;

/** Two columns on wide screens, two tabs on narrow ones. */
export function TaskColumns({ task, hasText, text, saveAll, versions, onPlace }: Props) {
  const t = useTranslations('transcript');
  const router = useRouter();
  const config = useQuery(configQuery);
  const [tab, setTab] = useState('text');
  return (
    <Tabs value={tab} onValueChange={setTab}>
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
            {...{ task, hasText, saveAll, versions }}
            sharing={config.data?.features?.shares ?? false}
            onPlace={(seconds) => {
              setTab('text');
              onPlace(seconds);
            }}
            onRetried={(id) => router.push(paths.task(id))}
            onDeleted={() => router.push(paths.dashboard)}
          />
        </TabsContent>
      </div>
    </Tabs>
  );
}
