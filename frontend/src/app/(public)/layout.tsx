import type { ReactNode } from 'react';
import { PublicHeader } from '@/components/layout/public-header';

export default function PublicLayout({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <div className="flex min-h-dvh flex-col">
      <PublicHeader />
      {children}
    </div>
  );
}
