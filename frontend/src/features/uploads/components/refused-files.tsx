'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useQuery } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import { configQuery } from '@/lib/api/get-config';
import { fileSize } from '@/lib/format';
import { useUploads } from '../upload-context';

const SHOWN = 8;

/** Files that were not even tried, each with its reason. */
export function RefusedFiles() {
  const t = useTranslations('upload');
  const locale = useLocale();
  const { refused, forgetRefused } = useUploads();
  const { data: config } = useQuery(configQuery);
  if (refused.length === 0) return null;
  const limit = fileSize(config?.limits.maxUploadBytes ?? 0, locale);
  return (
    <div role="alert" className="grid gap-2 rounded-lg border border-warning/40 bg-warning/5 p-3 text-sm">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="font-medium">{t('refusedTitle', { n: refused.length })}</p>
        <Button variant="ghost" size="sm" onClick={forgetRefused}>
          {t('hide')}
        </Button>
      </div>
      <ul className="grid gap-1">
        {refused.slice(0, SHOWN).map(({ id, name, size, reason }, place) => (
          <li key={`${id}${place}`} className="flex flex-wrap gap-x-2">
            <span className="min-w-0 font-medium break-all">{name}</span>
            <span className="text-muted-foreground">{fileSize(size, locale)}</span>
            <span>{t(`refused.${reason}`, { limit })}</span>
          </li>
        ))}
      </ul>
      {refused.length > SHOWN && <p>{t('andMore', { n: refused.length - SHOWN })}</p>}
      {config && refused.some(({ reason }) => reason === 'type') && (
        <p className="text-muted-foreground">{t('accepted', { extensions: config.accept.extensions.join(', ') })}</p>
      )}
    </div>
  );
}
