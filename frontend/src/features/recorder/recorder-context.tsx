'use client';

import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import type { RecordingRecord } from '@/lib/local-db';
import { useAccount } from '@/lib/session-context';
import { Recorder } from './recorder';
import { recordingStore } from './recording-store';

type Recording = Readonly<{
  recorder: Recorder;
  /** Recordings left over from an earlier visit. */
  left: readonly RecordingRecord[];
  /** Removes one from the list after it was sent or deleted. */
  dropLeft: (id: string) => void;
  inline: boolean;
  setInline: (shown: boolean) => void;
}>;

const RecorderContext = createContext<Recording | null>(null);

export function useRecording(): Recording {
  const recording = useContext(RecorderContext);
  if (!recording) throw new Error('useRecording outside RecorderProvider');
  return recording;
}

export function useRecorderState() {
  const { recorder } = useRecording();
  return useSyncExternalStore(recorder.subscribe, recorder.snapshot, recorder.snapshot);
}

/** Holds the recorder above the pages, so that following a link never discards a recording. */
export function RecorderProvider({ children }: Readonly<{ children: ReactNode }>) {
  const { id: owner } = useAccount();
  const [recorder] = useState(() => new Recorder(owner));
  const [left, setLeft] = useState<readonly RecordingRecord[]>([]);
  const [inline, setInline] = useState(false);
  useEffect(() => {
    recordingStore.left(owner).then(setLeft, () => {});
    return () => recorder.shutDown();
  }, [owner, recorder]);
  const dropLeft = useCallback((id: string) => setLeft((all) => all.filter((record) => record.id !== id)), []);
  const value = useMemo(() => ({ recorder, left, dropLeft, inline, setInline }), [recorder, left, dropLeft, inline]);
  return <RecorderContext value={value}>{children}</RecorderContext>;
}
