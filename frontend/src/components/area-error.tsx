'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { aliveWork } from '@/lib/alive-work';
import { isMissingFile, noteMissed, wasMissed } from '@/lib/missing-file';
import { useClientValue } from '@/lib/use-client-value';
import { PageTitle } from './layout/page-title';
import { Button } from './ui/button';

/**
 * Replaces a page that failed to render. A missing script of an older build means a new version was deployed, so the page reloads unless
 * work is in progress.
 */
export function AreaError({ error, reset }: Readonly<{ error: Error; reset: () => void }>) {
  const t = useTranslations('areaError');
  const outdated = isMissingFile(error);
  const held = useClientValue(() => outdated && mustWait(error), false);
  useEffect(() => {
    if (!outdated || mustWait(error)) return;
    noteMissed(error);
    location.reload();
  }, [outdated, error]);
  const title = t(outdated ? 'newVersion' : 'title');
  return (
    <section role="alert" className="grid justify-items-start gap-3 rounded-xl border p-5">
      <PageTitle title={title} />
      <h1 className="font-semibold">{title}</h1>
      <p className="text-sm text-muted-foreground">{t(outdated && held ? 'newVersionText' : 'text')}</p>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => location.reload()}>{t('reload')}</Button>
        {!outdated && (
          <Button variant="outline" onClick={reset}>
            {t('again')}
          </Button>
        )}
      </div>
      <details className="text-xs text-muted-foreground">
        <summary className="cursor-pointer">{t('details')}</summary>
        <p className="mt-1 font-mono break-all">{error.message}</p>
      </details>
    </section>
  );
}

/** True while work is in progress, or when reloading has already failed to help. */
function mustWait(error: Error): boolean {
  return aliveWork.kinds().length > 0 || wasMissed(error);
}
