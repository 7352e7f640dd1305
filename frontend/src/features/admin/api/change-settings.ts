import { useMutation, useQueryClient } from '@tanstack/react-query';
import { unwrap } from '@/lib/api-client';
import type { Settings } from '@/lib/api-types';
import { changeSettings } from '@/types/api.gen/sdk.gen';

/** A missing setting stays unchanged; null returns to the configured value. */
export type SettingsChange = { [Name in keyof Settings]: Settings[Name] | null };

export function useChangeSettings() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: SettingsChange) => unwrap(changeSettings({ body: change as Settings })),
    onSuccess: (settings) => {
      queries.setQueryData(['admin', 'settings'], settings);
      void queries.invalidateQueries({ queryKey: ['config'] });
      void queries.invalidateQueries({ queryKey: ['models'] });
    },
  });
}
