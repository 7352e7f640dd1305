import { queryOptions } from '@tanstack/react-query';
import { listKeys } from '@/types/api.gen/sdk.gen';
import { unwrap } from '../api-client';

/** Active keys, newest first. The secrets are never included. */
export const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: async () => (await unwrap(listKeys())).items,
});
