'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemAlert } from './problem-alert';
import { Skeleton } from './ui/skeleton';

type Props<T> = Readonly<{
  query: Pick<UseQueryResult<T>, 'data' | 'error' | 'isError' | 'refetch'>;
  /** Height of the placeholder, in rows. */
  rows?: number;
  children: (data: T) => ReactNode;
}>;

/** Renders a query: loading, failed or loaded. Data that is already shown stays when a later read fails. */
export function ReadStates<T>({ query, rows = 3, children }: Props<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div aria-busy className="grid gap-3">
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} className="h-12 w-full" />
      ))}
    </div>
  );
}
