import { queryOptions } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import { listWebhooks } from '@/types/api.gen/sdk.gen';

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: async () => (await unwrap(listWebhooks())).items,
});
