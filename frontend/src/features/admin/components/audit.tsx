'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Moment } from '@/components/moment';
import { ReadStates } from '@/components/read-states';
import { Button } from '@/components/ui/button';
import { auditQuery } from '../api/get-audit';
import { Figures } from './figures';
import { Panel } from './panel';

/** Who did what, when, from where. A click on an id shows only that one's. */
export function Audit() {
  const t = useTranslations('admin');
  const [who, setWho] = useState('');
  const audit = useInfiniteQuery(auditQuery(who));
  const what = (name: string | null) => (name && t.has(`acts.${name}`) ? t(`acts.${name}`) : (name ?? t('none')));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-center gap-3 text-sm text-muted-foreground">
        <p role="status">{who ? t.rich('onlyOf', { who: () => <code>{who}</code> }) : t('auditText')}</p>
        {who && (
          <Button variant="outline" size="sm" onClick={() => setWho('')}>
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
                rows={items.map((entry, place) => ({
                  id: entry.id ?? String(place),
                  cells: [
                    entry.at ? <Moment key="at" at={entry.at} /> : t('none'),
                    what(entry.what),
                    entry.who ? (
                      <Button
                        key="who"
                        variant="link"
                        size="sm"
                        className="px-0 font-mono font-normal"
                        title={entry.who}
                        onClick={() => setWho(entry.who ?? '')}
                      >
                        {entry.who.slice(0, 8)}
                      </Button>
                    ) : (
                      t('none')
                    ),
                    <code key="subject" title={entry.subject ?? undefined}>
                      {entry.subject?.slice(0, 8) ?? t('none')}
                    </code>,
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
