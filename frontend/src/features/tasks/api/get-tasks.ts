import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { listTasks } from '@/types/api.gen/sdk.gen';
import type { ListQuery } from '../list-params';

export const TASK_LISTS = ['tasks', 'list'] as const;

/** One page of the list. Events keep it fresh while it is on screen; it is read again when it is shown again. */
export const tasksQuery = (query: ListQuery) =>
  queryOptions({
    queryKey: [...TASK_LISTS, query],
    queryFn: ({ signal }) => unwrap(listTasks({ query, signal })),
    staleTime: 0,
    placeholderData: keepPreviousData,
  });
