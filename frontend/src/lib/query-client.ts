import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

const MAX_RETRIES = 3;
const MAX_DELAY_MS = 30_000;

/** The cache of everything read from the server. Only temporary failures are retried, with growing delays. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (count, error) => count < MAX_RETRIES && error instanceof Problem && error.isTemporary,
        retryDelay: (count, error) =>
          Math.max(
            Math.min(1000 * 2 ** count, MAX_DELAY_MS),
            1000 * ((error instanceof Problem && error.retryAfterSeconds) || 0),
          ),
        refetchOnWindowFocus: false,
      },
      mutations: { retry: false },
    },
  });
}
