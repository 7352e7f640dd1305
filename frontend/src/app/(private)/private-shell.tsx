'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { useState, type ReactNode } from 'react';
import { AppFrame } from '@/components/layout/app-frame';
import { PageSkeleton } from '@/components/layout/page-skeleton';
import { RecorderProvider } from '@/features/recorder/recorder-context';
import { SessionGate } from '@/features/session/components/session-gate';
import { UploadProvider } from '@/features/uploads/upload-context';
import { LiveProvider } from '@/lib/live';
import { PrivateMessages } from '@/lib/locale';
import { makeQueryClient } from '@/lib/query-client';

// Menus and dialogs load after the first paint: their library is a fifth of the page's scripts.
const UserMenu = dynamic(() => import('@/features/session/components/user-menu').then((file) => file.UserMenu), {
  ssr: false,
});

const WorkTray = dynamic(() => import('./work-tray').then((file) => file.WorkTray), { ssr: false });

/**
 * Everything the private pages share: messages, cache, session, live events and frame. It stays mounted while the user moves between pages.
 */
export function PrivateShell({ children }: Readonly<{ children: ReactNode }>) {
  const [queries] = useState(makeQueryClient);
  return (
    <PrivateMessages fallback={<PageSkeleton />}>
      <QueryClientProvider client={queries}>
        <NuqsAdapter>
          <SessionGate skeleton={<PageSkeleton />}>
            <LiveProvider>
              <UploadProvider>
                <RecorderProvider>
                  <AppFrame menu={<UserMenu />} tray={<WorkTray />}>
                    {children}
                  </AppFrame>
                </RecorderProvider>
              </UploadProvider>
            </LiveProvider>
          </SessionGate>
        </NuqsAdapter>
      </QueryClientProvider>
    </PrivateMessages>
  );
}
