'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import type { Recorded } from '../recorder';
import { useRecorderState, useRecording } from '../recorder-context';
import { RecorderHelp } from './recorder-help';
import { RecorderReady } from './recorder-ready';
import { RecorderReview } from './recorder-review';
import { RecorderRunning } from './recorder-running';

/** The recorder in its current phase; nothing while it is idle. */
export function RecorderPanel({ onRecorded }: Readonly<{ onRecorded: (recorded: Recorded) => void }>) {
  const t = useTranslations('recorder');
  const { recorder, setInline } = useRecording();
  const { phase, error, microphone, raw } = useRecorderState();
  useEffect(() => {
    setInline(true);
    return () => setInline(false);
  }, [setInline]);
  if (error) {
    return (
      <RecorderHelp
        error={error}
        onAgain={() => void recorder.open(microphone ?? undefined, raw)}
        onBack={() => recorder.leave()}
      />
    );
  }
  if (phase === 'ready') return <RecorderReady />;
  if (phase === 'review') return <RecorderReview onRecorded={onRecorded} />;
  if (phase === 'recording' || phase === 'paused') return <RecorderRunning />;
  if (phase === 'idle') return null;
  return (
    <div role="status" className="grid gap-3 rounded-lg border p-4 text-sm">
      <p className="flex items-center gap-2 font-medium">
        <Spinner />
        {t('asking')}
      </p>
      <p>{t('askingText')}</p>
      <Button variant="outline" className="w-fit" onClick={() => recorder.leave()}>
        {t('back')}
      </Button>
    </div>
  );
}
