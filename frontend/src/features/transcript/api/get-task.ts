import { queryOptions } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { getTask } from '@/types/api.gen/sdk.gen';

/** Events keep it up to date while its page is open; it is refetched when the page opens again. */
export const taskQuery = (id: string) =>
  queryOptions({ queryKey: ['tasks', 'one', id], queryFn: () => unwrap(getTask({ path: { id } })), staleTime: 0 });
