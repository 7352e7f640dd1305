'use client';

import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ReadStates } from '@/components/read-states';
import { Button } from '@/components/ui/button';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card';
import { Empty, EmptyDescription, EmptyTitle } from '@/components/ui/empty';
import { keysQuery } from '@/lib/api/get-keys';
import type { ApiKey } from '@/lib/api-types';
import { KeyRow } from './key-row';

const NewKeyDialog = dynamic(() => import('./new-key-dialog').then((file) => file.NewKeyDialog), { ssr: false });
const RenameKeyDialog = dynamic(() => import('./rename-key-dialog').then((file) => file.RenameKeyDialog), {
  ssr: false,
});
const RevokeKeyDialog = dynamic(() => import('./revoke-key-dialog').then((file) => file.RevokeKeyDialog), {
  ssr: false,
});

type Open = { kind: 'new' } | { kind: 'rename' | 'revoke'; key: ApiKey } | null;

/** Keys for programs. `onMade` receives each new key, so that the page can fill it into its examples. */
export function ApiKeys({ onMade }: Readonly<{ onMade: (key: string) => void }>) {
  const t = useTranslations('keys');
  const keys = useQuery(keysQuery);
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <Card>
      <CardHeader className="flex-row flex-wrap items-start justify-between gap-3">
        <div className="grid min-w-0 gap-1.5">
          <CardTitle>{t('title')}</CardTitle>
          <CardDescription>{t('text')}</CardDescription>
        </div>
        <Button onClick={() => setOpen({ kind: 'new' })}>
          <Plus aria-hidden />
          {t('new')}
        </Button>
      </CardHeader>
      <CardContent>
        <ReadStates query={keys}>
          {(items) =>
            items.length ? (
              <ul aria-label={t('title')} className="divide-y">
                {items.map((key) => (
                  <KeyRow
                    key={key.id}
                    apiKey={key}
                    onRename={() => setOpen({ kind: 'rename', key })}
                    onRevoke={() => setOpen({ kind: 'revoke', key })}
                  />
                ))}
              </ul>
            ) : (
              <Empty>
                <EmptyTitle>{t('emptyTitle')}</EmptyTitle>
                <EmptyDescription>{t('emptyText')}</EmptyDescription>
              </Empty>
            )
          }
        </ReadStates>
      </CardContent>
      {open?.kind === 'new' && <NewKeyDialog onMade={onMade} onClose={close} />}
      {open?.kind === 'rename' && <RenameKeyDialog apiKey={open.key} onClose={close} />}
      {open?.kind === 'revoke' && <RevokeKeyDialog apiKey={open.key} onClose={close} />}
    </Card>
  );
}
