import { Suspense, type ReactNode } from 'react';
import { PageSkeleton } from '@/components/layout/page-skeleton';
import { PrivateShell } from './private-shell';

export default function PrivateLayout({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <PrivateShell>{children}</PrivateShell>
    </Suspense>
  );
}
