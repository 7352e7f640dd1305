'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { aliveWork } from '@/lib/alive-work';
import { isMissingFile } from '@/lib/missing-file';
import { useClientValue } from '@/lib/use-client-value';
import { PageTitle } from './layout/page-title';
import { Button } from './ui/button';

const RELOADED = 'reloaded-for-new-version';

/** In place of a page that broke while rendering. A file of an older build that is gone means a new version: read it, once, unless work is alive. */
export function AreaError({ error, reset }: Readonly<{ error: Error; reset: () => void }>) {
  const t = useTranslations('areaError');
  const outdated = isMissingFile(error);
  const held = useClientValue(() => outdated && mustWait(), false);
  useEffect(() => {
    if (!outdated || mustWait()) return;
    sessionStorage.setItem(RELOADED, location.pathname);
    location.reload();
  }, [outdated]);
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

/** Work is alive, or reading it again has not helped. */
function mustWait(): boolean {
  return aliveWork.kinds().length > 0 || sessionStorage.getItem(RELOADED) === location.pathname;
}
