import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { getUsage } from '@/types/api.gen/sdk.gen';
import type { Grouping } from '../range';

export type UsageParams = Readonly<{ from: string; to: string; by: Grouping }>;

/** Days in UTC, both included. */
export const usageQuery = (params: UsageParams) =>
  queryOptions({
    queryKey: ['usage', params],
    queryFn: () => unwrap(getUsage({ query: params })),
    // Keeps the old figures on screen until the new range has loaded.
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
