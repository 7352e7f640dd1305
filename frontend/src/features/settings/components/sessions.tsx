'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ReadStates } from '@/components/read-states';
import { Button } from '@/components/ui/button';
import { sessionsQuery } from '../api/get-sessions';
import { Section } from './section';
import { SessionRow } from './session-row';

/** A longer list would push the settings below it out of view. */
const MAX_SHOWN = 8;

/** Where this account is signed in, most recently used first. */
export function Sessions() {
  const t = useTranslations('settings');
  const sessions = useQuery(sessionsQuery);
  const [all, setAll] = useState(false);
  return (
    <Section title={t('sessions')} text={t('sessionsText')}>
      <ReadStates query={sessions}>
        {(items) => (
          <>
            <ul aria-label={t('sessions')} className="divide-y">
              {items
                .filter(({ current }, index) => all || current || index < MAX_SHOWN)
                .map((session) => (
                  <SessionRow key={session.id} session={session} />
                ))}
            </ul>
            {items.length > MAX_SHOWN && (
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
