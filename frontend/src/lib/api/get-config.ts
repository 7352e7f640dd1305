import { queryOptions } from '@tanstack/react-query';
import { getConfig } from '@/types/api.gen/sdk.gen';
import { unwrap } from '../api-client';
import type { Config } from '../api-types';

/** What this server offers and where its limits are; signed out it says only how to register. */
export const fetchConfig = () => unwrap(getConfig());

/** As a signed-in user sees it: then everything is there. */
export const configQuery = queryOptions({
  queryKey: ['config'],
  queryFn: async () => (await fetchConfig()) as Config,
  staleTime: 300_000,
});
