'use client';

import { useQuery } from '@tanstack/react-query';
import { MonitorSmartphone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFailureNotice } from '@/components/failure-notice';
import { Moment } from '@/components/moment';
import { ReadStates } from '@/components/read-states';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { sessionsQuery } from '../api/get-sessions';
import { useRevokeSession } from '../api/revoke-session';
import { deviceName } from '../device';
import { Section } from './section';

/** More are a long page that hides what stands below it. */
const SHOWN = 8;

/** Where this account is signed in, the last used first. */
export function Sessions() {
  const t = useTranslations('settings');
  const failed = useFailureNotice();
  const sessions = useQuery(sessionsQuery);
  const revoke = useRevokeSession();
  const [all, setAll] = useState(false);
  return (
    <Section title={t('sessions')} text={t('sessionsText')}>
      <ReadStates query={sessions}>
        {(items) => (
          <>
            <ul aria-label={t('sessions')} className="divide-y">
              {items
                .filter(({ current }, index) => all || current || index < SHOWN)
                .map(({ id, client, address, lastUsedAt, current }) => {
                  const device = deviceName(client) ?? t('unknownDevice');
                  return (
                    <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3 first:pt-0 last:pb-0">
                      <MonitorSmartphone aria-hidden className="size-5 text-muted-foreground" />
                      <div className="grid min-w-0 flex-1 basis-48 gap-0.5">
                        <p
                          title={client ?? undefined}
                          className="flex flex-wrap items-center gap-2 font-medium break-words"
                        >
                          {device}
                          {current && <Badge variant="success">{t('thisDevice')}</Badge>}
                        </p>
                        <p className="text-sm text-muted-foreground">
                          {t.rich('lastUsed', { address: address ?? '', moment: () => <Moment at={lastUsedAt} /> })}
                        </p>
                      </div>
                      {!current && (
                        <Button
                          variant="outline"
                          size="sm"
                          disabled={revoke.isPending}
                          aria-label={t('revokeNamed', { device })}
                          onClick={() => void revoke.mutateAsync(id).catch(failed)}
                        >
                          {t('revoke')}
                        </Button>
                      )}
                    </li>
                  );
                })}
            </ul>
            {items.length > SHOWN && (
              <Button variant="outline" size="sm" className="mt-3" aria-expanded={all} onClick={() => setAll(!all)}>
                {t(all ? 'fewSessions' : 'allSessions', { n: items.length })}
              </Button>
            )}
          </>
        )}
      </ReadStates>
    </Section>
  );
}
