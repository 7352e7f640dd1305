'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useQuery } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import { configQuery } from '@/lib/api/get-config';
import { fileSize } from '@/lib/format';
import { useUploads } from '../upload-context';

const MAX_SHOWN = 8;

/** Files that were rejected before upload, each with the reason. */
export function RejectedFiles() {
  const t = useTranslations('upload');
  const locale = useLocale();
  const { rejected, clearRejected } = useUploads();
  const { data: config } = useQuery(configQuery);
  if (rejected.length === 0) return null;
  const limit = fileSize(config?.limits.maxUploadBytes ?? 0, locale);
  return (
    <div role="alert" className="grid gap-2 rounded-lg border border-warning/40 bg-warning/5 p-3 text-sm">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="font-medium">{t('rejectedTitle', { n: rejected.length })}</p>
        <Button variant="ghost" size="sm" onClick={clearRejected}>
          {t('hide')}
        </Button>
      </div>
      <ul className="grid gap-1">
        {rejected.slice(0, MAX_SHOWN).map(({ id, name, size, reason }, index) => (
          <li key={`${id}${index}`} className="flex flex-wrap gap-x-2">
            <span className="min-w-0 font-medium break-all">{name}</span>
            <span className="text-muted-foreground">{fileSize(size, locale)}</span>
            <span>{t(`rejected.${reason}`, { limit })}</span>
          </li>
        ))}
      </ul>
      {rejected.length > MAX_SHOWN && <p>{t('andMore', { n: rejected.length - MAX_SHOWN })}</p>}
      {config && rejected.some(({ reason }) => reason === 'type') && (
        <p className="text-muted-foreground">{t('accepted', { extensions: config.accept.extensions.join(', ') })}</p>
      )}
    </div>
  );
}
