'use client';

import { Mic, Pause, Play } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { paths } from '@/config/paths';
import { timecode } from '@/lib/format';
import { cn } from '@/lib/utils';
import { useRecorderState, useRecording } from '../recorder-context';
import { isAlive } from '../recorder-state';

/** Shows the recording in progress on all other pages. */
export function RecorderTray() {
  const t = useTranslations('recorder');
  const { recorder, inline } = useRecording();
  const { phase, milliseconds } = useRecorderState();
  if (inline || !isAlive(phase)) return null;
  const running = phase === 'recording';
  const words = phase === 'review' ? t('review') : t(running ? 'recording' : 'paused');
  return (
    <section
      aria-label={t('title')}
      className="flex items-center gap-2 rounded-xl border bg-popover p-3 text-popover-foreground shadow-lg"
    >
      <Mic aria-hidden className={cn('size-5 shrink-0', running && 'animate-pulse text-destructive')} />
      <p className="min-w-0 flex-1 text-sm font-medium tabular-nums">
        <span role="status">{words}</span> {timecode(milliseconds / 1000)}
      </p>
      {phase !== 'review' && (
        <Button
          variant="ghost"
          size="icon"
          aria-label={t(running ? 'pause' : 'resume')}
          onClick={() => (running ? recorder.pause() : recorder.resume())}
        >
          {running ? <Pause /> : <Play />}
        </Button>
      )}
      <Button asChild variant="outline" size="sm">
        <Link href={paths.dashboard}>{t('trayOpen')}</Link>
      </Button>
    </section>
  );
}
