import { queryOptions } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { getTask } from '@/types/api.gen/sdk.gen';

/** Events keep it true while its page is open; whoever comes back reads it again. */
export const taskQuery = (id: string) =>
  queryOptions({ queryKey: ['tasks', 'one', id], queryFn: () => unwrap(getTask({ path: { id } })), staleTime: 0 });
