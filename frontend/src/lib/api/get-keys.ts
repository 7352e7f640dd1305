import { queryOptions } from '@tanstack/react-query';
import { listKeys } from '@/types/api.gen/sdk.gen';
import { unwrap } from '../api-client';

/** Keys in use, newest first; the keys themselves are never among them. */
export const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: async () => (await unwrap(listKeys())).items,
});
