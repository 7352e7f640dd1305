'use client';

import { Link2, Pencil, Trash2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Moment } from '@/components/moment';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { User } from '@/lib/api-types';
import { fileSize } from '@/lib/format';
import { useSpanText } from '@/lib/use-span-text';

const ACTIONS = [
  { name: 'edit', Icon: Pencil },
  { name: 'link', Icon: Link2 },
  { name: 'delete', Icon: Trash2 },
] as const;

export type UserAction = 'edit' | 'link' | 'delete';
type Props = Readonly<{ user: User; onAction: (action: UserAction) => void }>;

export function UserRow({ user, onAction }: Props) {
  const t = useTranslations('admin');
  const locale = useLocale();
  const span = useSpanText();
  const { email, role, enabled, passwordSet, lastSeenAt, usage } = user;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-3.5">
      <div className="grid min-w-0 flex-1 basis-64 gap-1.5">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium break-all">{email}</span>
          {role === 'admin' && <Badge variant="default">{t('roles.admin')}</Badge>}
          {!enabled && <Badge variant="destructive">{t('disabled')}</Badge>}
          {!passwordSet && <Badge variant="warning">{t('noPassword')}</Badge>}
        </p>
        <p className="flex flex-wrap gap-x-3 gap-y-1 text-sm text-muted-foreground">
          <span>{t('taskCount', { n: usage.tasks })}</span>
          <span>{t('audioLength', { length: span(usage.audioSeconds) })}</span>
          <span>{fileSize(usage.storageBytes, locale)}</span>
          <span>{lastSeenAt ? t.rich('lastSeen', { moment: () => <Moment at={lastSeenAt} /> }) : t('neverSeen')}</span>
        </p>
      </div>
      <div className="-ml-3 flex flex-wrap gap-1 sm:ml-0">
        {ACTIONS.map(({ name, Icon }) => (
          <Button
            key={name}
            variant="ghost"
            size="sm"
            className={name === 'delete' ? 'text-destructive' : undefined}
            aria-label={t(`${name}Named`, { email })}
            onClick={() => onAction(name)}
          >
            <Icon aria-hidden />
            {t(name)}
          </Button>
        ))}
      </div>
    </li>
  );
}
