'use client';

import { Pencil, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Moment } from '@/components/moment';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { ApiKey } from '@/lib/api-types';
import { isOver } from '../expiry';

type Props = Readonly<{ apiKey: ApiKey; onRename: () => void; onRevoke: () => void }>;

export function KeyRow({ apiKey, onRename, onRevoke }: Props) {
  const t = useTranslations('keys');
  const { name, prefix, scopes, createdAt, expiresAt, lastUsedAt } = apiKey;
  const moment = { at: (instant: string) => <Moment at={instant} /> };
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-3.5 first:pt-0 last:pb-0">
      <div className="grid min-w-0 flex-1 basis-64 gap-1.5">
        <p className="font-medium break-words">{name}</p>
        <p className="flex flex-wrap items-center gap-1.5">
          <code className="mr-1 font-mono text-sm text-muted-foreground">{`${prefix}…`}</code>
          {scopes.map((scope) => (
            <Badge key={scope} variant="outline">
              {t.has(`scopes.${key(scope)}.title`) ? t(`scopes.${key(scope)}.title`) : scope}
            </Badge>
          ))}
          {isOver(expiresAt) && <Badge variant="destructive">{t('over')}</Badge>}
        </p>
        <p className="flex flex-wrap gap-x-3 gap-y-1 text-sm text-muted-foreground">
          <span>{t.rich('made', { moment: () => moment.at(createdAt) })}</span>
          <span>{lastUsedAt ? t.rich('used', { moment: () => moment.at(lastUsedAt) }) : t('neverUsed')}</span>
          <span>{expiresAt ? t.rich('ends', { moment: () => moment.at(expiresAt) }) : t('endless')}</span>
        </p>
      </div>
      <div className="flex gap-1">
        <Button variant="ghost" size="sm" onClick={onRename} aria-label={t('renameNamed', { name })}>
          <Pencil aria-hidden />
          {t('rename')}
        </Button>
        <Button
          variant="ghost"
          size="sm"
          className="text-destructive"
          onClick={onRevoke}
          aria-label={t('revokeNamed', { name })}
        >
          <Trash2 aria-hidden />
          {t('revoke')}
        </Button>
      </div>
    </li>
  );
}

/** Message keys must not contain a colon. */
const key = (scope: string) => scope.replace(':', '_');
