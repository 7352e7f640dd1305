'use client';

import dynamic from 'next/dynamic';
import { useLocale, useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { fileSize } from '@/lib/format';
import { notify } from '@/lib/notify';
import { useUploads } from '../upload-context';

const ConfirmDialog = dynamic(() => import('@/components/ui/alert-dialog').then((file) => file.ConfirmDialog), {
  ssr: false,
});

const MAX_SHOWN = 5;

/** Uploads left over from before a reload. Choosing their files again resumes them from the server's offset. */
export function LeftUploads() {
  const t = useTranslations('upload');
  const locale = useLocale();
  const { left, resumeLeft, discardLeft } = useUploads();
  const [asking, setAsking] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  if (left.length === 0) return null;
  const picked = (files: readonly File[]) => {
    const foreign = files.length ? resumeLeft(files) : 0;
    if (!foreign) return;
    void notify({ kind: 'error', title: t('leftForeign', { n: foreign }), text: t('leftForeignText') });
  };
  return (
    <section
      aria-labelledby="left-uploads"
      className="grid gap-2 rounded-lg border border-primary/40 bg-primary/5 p-3 text-sm"
    >
      <h2 id="left-uploads" className="font-medium">
        {t('leftTitle', { n: left.length })}
      </h2>
      <p>{t('leftText')}</p>
      <ul className="text-muted-foreground">
        {left.slice(0, MAX_SHOWN).map(({ id, name, size, sent }) => (
          <li key={id} className="break-all">
            {sent === null
              ? `${name}: ${fileSize(size, locale)}`
              : t('leftAt', { name, percent: Math.floor((100 * sent) / size), size: fileSize(size, locale) })}
          </li>
        ))}
        {left.length > MAX_SHOWN && <li>{t('andMore', { n: left.length - MAX_SHOWN })}</li>}
      </ul>
      <div className="flex flex-wrap gap-2">
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          data-picker="left"
          onChange={(event) => {
            picked([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
        <Button size="sm" onClick={() => picker.current?.click()}>
          {t('leftResume')}
        </Button>
        <Button size="sm" variant="outline" onClick={() => setAsking(true)}>
          {t('leftDiscard')}
        </Button>
      </div>
      {asking && (
        <ConfirmDialog
          open
          onOpenChange={setAsking}
          title={t('discardTitle', { n: left.length })}
          description={t('discardText')}
          action={t('leftDiscard')}
          onAction={discardLeft}
        />
      )}
    </section>
  );
}
