'use client';

import { useQuery } from '@tanstack/react-query';
import { ReadStates } from '@/components/read-states';
import { settingsQuery } from '../api/get-settings';
import { LimitSettings } from './limit-settings';
import { ModelSetting } from './model-setting';
import { RegistrationSetting } from './registration-setting';
import { RetentionSettings } from './retention-settings';

/** Settings that override the configuration while the service runs. */
export function ServerSettings() {
  const settings = useQuery(settingsQuery);
  return (
    <ReadStates query={settings}>
      {(known) => (
        <div className="grid max-w-3xl gap-6">
          <RegistrationSetting open={known.registrationOpen ?? false} />
          <ModelSetting model={known.defaultModel ?? ''} />
          <RetentionSettings retention={known.retention ?? null} />
          <LimitSettings limits={known.limits ?? null} />
        </div>
      )}
    </ReadStates>
  );
}
