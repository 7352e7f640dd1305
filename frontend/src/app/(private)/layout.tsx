import { Suspense, type ReactNode } from 'react';
import { PrivateShell } from './private-shell';

export default function PrivateLayout({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <Suspense>
      <PrivateShell>{children}</PrivateShell>
    </Suspense>
  );
}
