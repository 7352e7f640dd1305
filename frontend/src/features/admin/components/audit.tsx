'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Moment } from '@/components/moment';
import { ReadStates } from '@/components/read-states';
import { Button } from '@/components/ui/button';
import type { AuditEntry } from '@/lib/api-types';
import { auditQuery } from '../api/get-audit';
import { Figures } from './figures';
import { Panel } from './panel';

/** Who did what, when and from where. Clicking a user filters by that user. */
export function Audit() {
  const t = useTranslations('admin');
  const [who, setWho] = useState<Readonly<{ id: string; name: string }> | null>(null);
  const audit = useInfiniteQuery(auditQuery(who?.id ?? ''));
  const problems = useTranslations('problem');
  const what = (name: string | null) => (name && t.has(`acts.${name}`) ? t(`acts.${name}`) : (name ?? t('none')));
  /** A user by email address, a problem by its title, anything else by its id. */
  const subjectOf = ({ subject, subjectEmail }: AuditEntry) => {
    if (subjectEmail || !subject) return subjectEmail ?? t('none');
    return problems.has(`${subject}.title`) ? problems(`${subject}.title`) : <code>{subject}</code>;
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-center gap-3 text-sm text-muted-foreground">
        <p role="status">
          {who ? t.rich('onlyOf', { who: () => <b className="break-all">{who.name}</b> }) : t('auditText')}
        </p>
        {who && (
          <Button variant="outline" size="sm" onClick={() => setWho(null)}>
            {t('showAll')}
          </Button>
        )}
      </div>
      <ReadStates query={audit}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return (
            <Panel title={t('tabs.audit')} empty={!items.length && t('nothingDone')}>
              <Figures
                label={t('tabs.audit')}
                columns={[t('when'), t('act'), t('user'), t('subject'), t('address')]}
                rows={items.map((entry, index) => ({
                  id: entry.id ?? String(index),
                  cells: [
                    entry.at ? <Moment key="at" at={entry.at} /> : t('none'),
                    what(entry.what),
                    entry.who ? (
                      <Button
                        key="who"
                        variant="link"
                        size="sm"
                        className="px-0 font-normal"
                        title={entry.who}
                        onClick={() => entry.who && setWho({ id: entry.who, name: entry.whoEmail ?? entry.who })}
                      >
                        {entry.whoEmail ?? <code>{entry.who}</code>}
                      </Button>
                    ) : (
                      t('none')
                    ),
                    <span key="subject" title={entry.subject ?? undefined}>
                      {subjectOf(entry)}
                    </span>,
                    entry.address ?? t('none'),
                  ],
                }))}
              />
            </Panel>
          );
        }}
      </ReadStates>
      {audit.hasNextPage && (
        <Button variant="outline" className="w-fit" onClick={() => void audit.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}
