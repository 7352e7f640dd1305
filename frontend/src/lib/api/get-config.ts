import { queryOptions } from '@tanstack/react-query';
import { getConfig } from '@/types/api.gen/sdk.gen';
import { unwrap } from '../api-client';
import type { Config } from '../api-types';

/** The server's features and limits. Signed out, it contains only what registration needs. */
export const fetchConfig = () => unwrap(getConfig());

/** The full configuration; only for signed-in users. */
export const configQuery = queryOptions({
  queryKey: ['config'],
  queryFn: async () => (await fetchConfig()) as Config,
  staleTime: 300_000,
});
