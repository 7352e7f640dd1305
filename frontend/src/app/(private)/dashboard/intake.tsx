'use client';

import dynamic from 'next/dynamic';
import { useEffect } from 'react';
import { RecordButton } from '@/features/recorder/components/record-button';
import type { Recorded } from '@/features/recorder/recorder';
import { useRecorderState, useRecording } from '@/features/recorder/recorder-context';
import { UploadPanel } from '@/features/uploads/components/upload-panel';
import { useUploads } from '@/features/uploads/upload-context';

const RecorderPanel = dynamic(
  () => import('@/features/recorder/components/recorder-panel').then((file) => file.RecorderPanel),
  { ssr: false },
);
const LeftRecordings = dynamic(
  () => import('@/features/recorder/components/left-recordings').then((file) => file.LeftRecordings),
  { ssr: false },
);

/** New transcription: drop or choose files, or make a recording. Both become uploads. */
export function Intake() {
  const { add } = useUploads();
  const { left, recorder } = useRecording();
  const { phase, error } = useRecorderState();
  // Registered here and not in the panel, which loads late: the microphone may already be open by then.
  useEffect(() => recorder.appear(), [recorder]);
  const send = ({ file, id, forget }: Recorded) => void add([file], { id, forget });
  const recording = phase !== 'idle' || error !== null;
  return (
    <UploadPanel
      recorder={recording ? <RecorderPanel onRecorded={send} /> : undefined}
      left={left.length > 0 && <LeftRecordings onRecorded={send} />}
    >
      <RecordButton />
    </UploadPanel>
  );
}
