import type { ReactNode } from 'react';

/** The page's only level 1 heading, and its actions. */
export function PageHeader({ title, children }: Readonly<{ title: ReactNode; children?: ReactNode }>) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 pb-4">
      <h1 className="min-w-0 text-2xl font-semibold tracking-tight break-words">{title}</h1>
      {children && <div className="flex flex-wrap items-center gap-2">{children}</div>}
    </div>
  );
}
