'use client';

import { useQueryClient } from '@tanstack/react-query';
import type { Segment } from '@/lib/api-types';
import type { LiveEvent } from '@/lib/events';
import { useLiveEvents } from '@/lib/live';
import { taskQuery } from '../api/get-task';
import { segmentsQuery } from '../api/get-segments';
import { transcriptQuery } from '../api/get-transcript';

/** Applies the server's events about one task to the cache. */
export function useLiveTask(id: string): void {
  const queries = useQueryClient();
  const hear = (event: LiveEvent) => {
    const key = taskQuery(id).queryKey;
    if ('task' in event && event.task.id === id) {
      // The progress never falls, even when another worker takes over.
      queries.setQueryData(key, (old) => old && { ...old, ...event.task, progress: progressOf(old, event.task) });
      if (event.kind !== 'task.updated') void queries.invalidateQueries({ queryKey: key });
    } else if (event.kind === 'segments' && event.taskId === id) {
      const { queryKey } = segmentsQuery(id);
      const known = queries.getQueryData(queryKey) ?? [];
      queries.setQueryData(queryKey, joined(known, event.segments));
      if (hasGap(known, event.segments)) void queries.invalidateQueries({ queryKey });
    } else if (event.kind === 'transcript.updated' && event.taskId === id) {
      const known = queries.getQueryData(transcriptQuery(id).queryKey);
      if (known && known.version < event.version)
        void queries.invalidateQueries({ queryKey: transcriptQuery(id).queryKey });
    } else if (event.kind === 'task.deleted' && event.id === id) {
      void queries.invalidateQueries({ queryKey: key, exact: true });
    }
  };
  useLiveEvents((events) => events.forEach(hear));
}

type Moving = Readonly<{ status?: string; progress?: number }>;
const progressOf = (old: Required<Moving>, now: Moving) =>
  now.status === 'running' || !now.status ? Math.max(old.progress, now.progress ?? 0) : (now.progress ?? old.progress);

const lastOf = (segments: readonly Segment[]) => segments.at(-1)?.id ?? -1;

/** True if segments between the two are missing. */
const hasGap = (old: readonly Segment[], added: readonly Segment[]) =>
  added.length > 0 && added[0]!.id > lastOf(old) + 1;

function joined(old: readonly Segment[], added: readonly Segment[]): Segment[] {
  const last = lastOf(old);
  return [...old, ...added.filter((segment) => segment.id > last)];
}
