import { queryOptions } from '@tanstack/react-query';
import { listModels } from '@/types/api.gen/sdk.gen';
import { unwrap } from '../api-client';

export const modelsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: async () => (await unwrap(listModels())).items,
  staleTime: 60_000,
});
