'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import type { ComponentType } from 'react';
import { Skeleton } from '@/components/ui/skeleton';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';

const TABS = ['users', 'settings', 'queue', 'dead', 'audit', 'usage'] as const;
type Tab = (typeof TABS)[number];

const loading = () => <Skeleton className="h-64 w-full" />;
const CONTENT: Record<Tab, ComponentType> = {
  users: dynamic(() => import('./users').then((file) => file.Users), { ssr: false, loading }),
  settings: dynamic(() => import('./server-settings').then((file) => file.ServerSettings), { ssr: false, loading }),
  queue: dynamic(() => import('./queue').then((file) => file.QueueView), { ssr: false, loading }),
  dead: dynamic(() => import('./dead-tasks').then((file) => file.DeadTasks), { ssr: false, loading }),
  audit: dynamic(() => import('./audit').then((file) => file.Audit), { ssr: false, loading }),
  usage: dynamic(() => import('./recent-usage').then((file) => file.RecentUsage), { ssr: false, loading }),
};

/** Loads each tab when it is first opened. The URL names the tab. */
export function AdminTabs() {
  const t = useTranslations('admin');
  const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(TABS).withDefault('users'));
  return (
    <Tabs value={tab} onValueChange={(value) => void setTab(value as Tab)}>
      <TabsList aria-label={t('areas')}>
        {TABS.map((name) => (
          <TabsTrigger key={name} value={name}>
            {t(`tabs.${name}`)}
          </TabsTrigger>
        ))}
      </TabsList>
      {TABS.map((name) => {
        const Content = CONTENT[name];
        return (
          <TabsContent key={name} value={name} tabIndex={-1} className="min-w-0">
            {name === tab && <Content />}
          </TabsContent>
        );
      })}
    </Tabs>
  );
}
