import { queryOptions } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { getTask } from '@/types/api.gen/sdk.gen';

export const taskQuery = (id: string) =>
  queryOptions({ queryKey: ['tasks', 'one', id], queryFn: () => unwrap(getTask({ path: { id } })) });
