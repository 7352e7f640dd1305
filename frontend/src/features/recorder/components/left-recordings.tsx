'use client';

import { Download, Headphones, Send } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { timecode } from '@/lib/format';
import type { RecordingRecord } from '@/lib/local-db';
import type { Recorded } from '../recorder';
import { useRecorderState, useRecording } from '../recorder-context';
import { usesMicrophone } from '../recorder-state';
import { recordingStore } from '../recording-store';
import { saveFile } from '../save-file';
import { DiscardButton } from './discard-button';

/** Recordings left over from an earlier visit: after a crash, a closed tab or an interrupted upload. */
export function LeftRecordings({ onRecorded }: Readonly<{ onRecorded: (recorded: Recorded) => void }>) {
  const t = useTranslations('recorder');
  const { left } = useRecording();
  if (left.length === 0) return null;
  return (
    <section
      aria-labelledby="left-recordings"
      className="grid gap-2 rounded-lg border border-primary/40 bg-primary/5 p-3 text-sm"
    >
      <h2 id="left-recordings" className="font-medium">
        {t('keptTitle', { n: left.length })}
      </h2>
      <p>{t('keptText')}</p>
      <ul className="grid gap-3">
        {left.map((record) => (
          <LeftRecording key={record.id} record={record} onRecorded={onRecorded} />
        ))}
      </ul>
    </section>
  );
}

type Props = Readonly<{ record: RecordingRecord; onRecorded: (recorded: Recorded) => void }>;

function LeftRecording({ record, onRecorded }: Props) {
  const t = useTranslations('recorder');
  const format = useFormatter();
  const { dropLeft, recorder } = useRecording();
  const player = useRef<HTMLAudioElement>(null);
  const microphoneInUse = usesMicrophone(useRecorderState().phase);
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => () => void (url && URL.revokeObjectURL(url)), [url]);
  // Stop playback, or the microphone would record it.
  useEffect(() => {
    if (microphoneInUse) player.current?.pause();
  }, [microphoneInUse]);
  const { id, milliseconds, startedAt } = record;
  const forget = () => void recordingStore.forget(id).catch(() => {});
  const send = async () => {
    dropLeft(id);
    onRecorded({ id, forget, file: await recordingStore.file(record) });
  };
  const listen = async () => {
    const file = await recordingStore.file(record);
    if (!usesMicrophone(recorder.snapshot().phase)) setUrl(URL.createObjectURL(file));
  };
  const date = format.dateTime(new Date(startedAt), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <li className="grid gap-2">
      <p className="tabular-nums">{t('keptItem', { time: timecode(milliseconds / 1000), date })}</p>
      {url && <audio ref={player} controls autoPlay src={url} aria-label={t('player')} className="w-full" />}
      <div className="flex flex-wrap gap-2">
        <Button size="sm" onClick={() => void send()}>
          <Send aria-hidden />
          {t('keptSend')}
        </Button>
        {!url && !microphoneInUse && (
          <Button size="sm" variant="outline" onClick={() => void listen()}>
            <Headphones aria-hidden />
            {t('keptListen')}
          </Button>
        )}
        <Button size="sm" variant="outline" onClick={() => void recordingStore.file(record).then(saveFile)}>
          <Download aria-hidden />
          {t('keptSave')}
        </Button>
        <DiscardButton
          small
          milliseconds={milliseconds}
          words={t('keptDelete')}
          onDiscard={() => {
            forget();
            dropLeft(id);
          }}
        />
      </div>
    </li>
  );
}
