'use client';

import { CircleAlert, Download, Mic, Send } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { fileSize, timecode } from '@/lib/format';
import type { Recorded } from '../recorder';
import { useRecorderState, useRecording } from '../recorder-context';
import { saveFile } from '../save-file';
import { DiscardButton } from './discard-button';

/** Play the recording, name it, send it. */
export function RecorderReview({ onRecorded }: Readonly<{ onRecorded: (recorded: Recorded) => void }>) {
  const t = useTranslations('recorder');
  const locale = useLocale();
  const { recorder } = useRecording();
  const { name, url, milliseconds, bytes, stopped, canGoOn } = useRecorderState();
  const send = async () => {
    const recorded = await recorder.hand();
    if (recorded) onRecorded(recorded);
  };
  return (
    <div className="grid gap-4" data-recorder="review">
      <p className="flex flex-wrap items-baseline justify-between gap-2 font-medium">
        {t('review')}
        <span className="text-sm font-normal text-muted-foreground tabular-nums">
          {timecode(milliseconds / 1000)} · {fileSize(bytes, locale)}
        </span>
      </p>
      {stopped && (
        <p role="alert" className="flex items-start gap-2 text-sm text-warning">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {t(`stopped.${stopped}`)}
        </p>
      )}
      {url && <audio controls src={url} aria-label={t('player')} className="w-full" />}
      <Field label={t('name')}>
        <Input value={name} maxLength={200} onChange={(event) => recorder.rename(event.target.value)} />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button size="lg" onClick={() => void send()}>
          <Send aria-hidden />
          {t('send')}
        </Button>
        {canGoOn && (
          <Button size="lg" variant="outline" onClick={() => recorder.resume()}>
            <Mic aria-hidden />
            {t('more')}
          </Button>
        )}
        <Button size="lg" variant="outline" onClick={() => saveFile(recorder.file())}>
          <Download aria-hidden />
          {t('save')}
        </Button>
        <DiscardButton milliseconds={milliseconds} words={t('discard')} onDiscard={() => void recorder.discard()} />
      </div>
    </div>
  );
}
