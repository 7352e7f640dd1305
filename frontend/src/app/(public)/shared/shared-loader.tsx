'use client';

import dynamic from 'next/dynamic';
import { PRODUCT_NAME } from '@/components/layout/logo';
import { Skeleton } from '@/components/ui/skeleton';
import { useFragmentToken } from '@/lib/fragment-token';
import { PrivateMessages } from '@/lib/locale';

const Waiting = () => (
  <>
    <title>{PRODUCT_NAME}</title>
    <Skeleton className="h-96" />
  </>
);
const SharedView = dynamic(() => import('./shared-view').then((file) => file.SharedView), {
  ssr: false,
  loading: Waiting,
});

export function SharedLoader() {
  const token = useFragmentToken();
  return (
    <main id="content" className="mx-auto w-full max-w-3xl grow px-4 py-6">
      <PrivateMessages fallback={<Waiting />}>
        {token !== null && <SharedView key={token} token={token} />}
      </PrivateMessages>
    </main>
  );
}
