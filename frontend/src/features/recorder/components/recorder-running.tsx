'use client';

import { Mic, MicOff, Pause, Play, Square } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { fileSize, timecode } from '@/lib/format';
import { cn } from '@/lib/utils';
import { useRecorderState, useRecording } from '../recorder-context';
import { DiscardButton } from './discard-button';
import { LiveWave } from './live-wave';

/** A recording in progress, or paused. */
export function RecorderRunning() {
  const t = useTranslations('recorder');
  const locale = useLocale();
  const { recorder } = useRecording();
  const { phase, milliseconds, bytes, silent } = useRecorderState();
  const running = phase === 'recording';
  const time = timecode(milliseconds / 1000);
  return (
    <div className="grid gap-4" data-recorder={phase}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <p role="status" className={cn('flex items-center gap-2 font-medium', running && 'text-destructive')}>
          {running ? <Mic aria-hidden className="size-5 animate-pulse" /> : <Pause aria-hidden className="size-5" />}
          {t(running ? 'recording' : 'paused')}
        </p>
        <p className="ml-auto flex items-baseline gap-3 tabular-nums">
          <span className="text-sm text-muted-foreground">{fileSize(bytes, locale)}</span>
          <span role="timer" aria-label={t('time')} className="text-2xl font-semibold">
            {time}
          </span>
        </p>
      </div>
      <LiveWave recorder={recorder} running={running} />
      <p role="status" className="flex items-center gap-2 text-sm text-warning empty:hidden">
        {silent && (
          <>
            <MicOff aria-hidden className="size-4 shrink-0" />
            {t('silence')}
          </>
        )}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button size="lg" onClick={() => void recorder.finish()}>
          <Square aria-hidden className="fill-current" />
          {t('stop')}
        </Button>
        <Button size="lg" variant="outline" onClick={() => (running ? recorder.pause() : recorder.resume())}>
          {running ? <Pause aria-hidden /> : <Play aria-hidden />}
          {t(running ? 'pause' : 'resume')}
        </Button>
        <DiscardButton milliseconds={milliseconds} words={t('discard')} onDiscard={() => void recorder.discard()} />
      </div>
    </div>
  );
}
