'use client';

import { MonitorSmartphone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useFailureToast } from '@/components/failure-toast';
import { Moment } from '@/components/moment';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { Session } from '@/lib/api-types';
import { useRevokeSession } from '../api/revoke-session';
import { deviceName } from '../device';

/** One device, with a button to sign it out. The current device signs out through the account menu. */
export function SessionRow({ session: { id, client, address, lastUsedAt, current } }: Readonly<{ session: Session }>) {
  const t = useTranslations('settings');
  const failed = useFailureToast();
  const revoke = useRevokeSession();
  const device = deviceName(client) ?? t('unknownDevice');
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3 first:pt-0 last:pb-0">
      <MonitorSmartphone aria-hidden className="size-5 text-muted-foreground" />
      <div className="grid min-w-0 flex-1 basis-48 gap-0.5">
        <p title={client ?? undefined} className="flex flex-wrap items-center gap-2 font-medium break-words">
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
}
