'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { ProblemAlert } from '@/components/problem-alert';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import type { Task } from '@/lib/api-types';
import { fetchAllTasks } from '../api/get-all-tasks';
import { tasksQuery } from '../api/get-tasks';
import { cn } from '@/lib/utils';
import { useAnnouncement } from '../hooks/use-announcement';
import { useHeldRows } from '../hooks/use-held-rows';
import { useListState } from '../hooks/use-list-state';
import { useLiveTasks } from '../hooks/use-live-tasks';
import { useSelection } from '../hooks/use-selection';
import { useTaskActions } from '../hooks/use-task-actions';
import { useWide } from '../hooks/use-wide';
import { foundBy, isFiltered } from '../list-params';
import { BulkBar } from './bulk-bar';
import { EmptyList, NothingFound } from './empty-list';
import { Pager } from './pager';
import { TaskCards } from './task-cards';
import { TasksTable } from './tasks-table';
import { Toolbar } from './toolbar';

const NONE: readonly Task[] = [];

/** The list of all tasks. The server searches, sorts and pages it; events keep it fresh. */
export function TasksSection({ onSample }: Readonly<{ onSample?: (file: File) => void }>) {
  const t = useTranslations('tasks');
  const heading = useRef<HTMLHeadingElement>(null);
  const list = useListState();
  const { data, error, refetch, isPlaceholderData } = useQuery(tasksQuery(list.query));
  useLiveTasks();
  const items = data?.items ?? NONE;
  const actions = useTaskActions();
  const { rows, waiting, hold, release } = useHeldRows(
    items,
    isPlaceholderData ? null : JSON.stringify(list.query),
    actions.deleted,
  );
  const selection = useSelection(rows);
  const announcement = useAnnouncement(items);
  const wide = useWide();

  // The bar disappears with the selection, so the list's heading takes the focus that the bar may have had.
  const onLeave = () => {
    selection.leave();
    heading.current?.focus();
  };
  const found = foundBy(list.state.status, data?.counts);
  const filtered = isFiltered(list.state);
  const virgin = !filtered && !list.state.cursor && data && rows.length === 0 && waiting === 0;

  const Rows = wide ? TasksTable : TaskCards;
  return (
    <section aria-labelledby="tasks-title" className="grid gap-4">
      <h2 ref={heading} id="tasks-title" tabIndex={-1} className="text-lg font-semibold outline-none">
        {t('title')}
      </h2>
      <p role="status" className="sr-only">
        {announcement}
      </p>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <ListSkeleton label={t('loading')} />}
      {virgin && <EmptyList onSample={onSample} />}
      {(data || filtered) && !virgin && <Toolbar list={list} counts={data?.counts} />}
      {rows.length > 0 && (
        <div aria-busy={isPlaceholderData} className={cn('relative', isPlaceholderData && 'opacity-60')}>
          {waiting > 0 && (
            // Placed over the list's header, so that the rows below do not move.
            <Button size="sm" className="absolute top-0.5 left-1/2 z-10 -translate-x-1/2" onClick={release}>
              {t('newTasks', { count: waiting })}
            </Button>
          )}
          <Rows
            rows={rows}
            hold={hold}
            selection={selection}
            actions={actions}
            sort={list.state.sort}
            onSort={(sort) => list.change({ sort })}
          />
        </div>
      )}
      {data && rows.length === 0 && !virgin && <NothingFound onClear={list.clear} />}
      {data && !virgin && <Pager list={list} nextCursor={data.nextCursor ?? null} />}
      {selection.size > 0 && (
        <BulkBar
          selection={selection}
          actions={actions}
          // Ignores held rows: the bar must not change its width while the user presses a button.
          found={found !== null && found > items.length ? found : null}
          onChooseAll={async () => selection.choose(await fetchAllTasks({ ...list.query, cursor: undefined }))}
          onLeave={onLeave}
        />
      )}
    </section>
  );
}

function ListSkeleton({ label }: Readonly<{ label: string }>) {
  return (
    <div role="status" aria-label={label} className="grid gap-2">
      {[0, 1, 2, 3, 4].map((row) => (
        <Skeleton key={row} className="h-14 w-full" />
      ))}
    </div>
  );
}
