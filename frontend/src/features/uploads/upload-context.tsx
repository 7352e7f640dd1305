'use client';

import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { configQuery } from '@/lib/api/get-config';
import { sessionSignal } from '@/lib/api-client';
import type { UploadRecord } from '@/lib/local-db';
import { refreshSession } from '@/lib/refresh';
import { useAccount } from '@/lib/session-context';
import { discardUpload } from './api/delete-upload';
import { findDuplicate } from './api/find-duplicate';
import { isSystemFile } from './dropped-files';
import { hashFile } from './hash-file';
import { probeDuration } from './probe-duration';
import { refusalOf, type Refusal } from './refusal';
import { taskOptions } from './task-options';
import { transfer } from './transfer';
import { fingerprintOf, type UploadItem } from './upload-item';
import { UploadQueue } from './upload-queue';
import { uploadStore } from './upload-store';

export type Refused = Readonly<{ id: string; name: string; size: number; reason: Refusal }>;
type Recorded = Readonly<{ id: string; forget: () => void }>;

type Uploads = Readonly<{
  queue: UploadQueue;
  /** Files are sent with the options chosen now. `recorded`: one file of the recorder, forgotten there when its task is made. */
  add: (files: readonly File[], recorded?: Recorded) => void;
  refused: readonly Refused[];
  forgetRefused: () => void;
  /** Left by an earlier life of this page. */
  left: readonly UploadRecord[];
  /** The same files, picked again. @returns how many were not among the unfinished */
  resumeLeft: (files: readonly File[]) => number;
  discardLeft: () => void;
  /** The page shows the list itself: the tray stays away. */
  inline: boolean;
  setInline: (shown: boolean) => void;
}>;

const UploadContext = createContext<Uploads | null>(null);

export function useUploads(): Uploads {
  const uploads = useContext(UploadContext);
  if (!uploads) throw new Error('useUploads outside UploadProvider');
  return uploads;
}

export function useUploadItems(): readonly UploadItem[] {
  const { queue } = useUploads();
  return useSyncExternalStore(queue.subscribe, queue.snapshot, queue.snapshot);
}

/** Holds the uploads above the pages: moving between them stops nothing. */
export function UploadProvider({ children }: Readonly<{ children: ReactNode }>) {
  const account = useAccount();
  const { data: config } = useQuery(configQuery);
  const [queue] = useState(() => new UploadQueue(account.id, TOOLS));
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const [left, setLeft] = useState<readonly UploadRecord[]>([]);
  const [inline, setInline] = useState(false);

  useEffect(() => taskOptions.begin(account.id, account.defaults), [account.id, account.defaults]);
  useEffect(() => {
    if (config) queue.limitChunks(config.limits.maxChunkBytes);
  }, [config, queue]);
  useEffect(() => {
    void uploadStore.left(account.id).then(setLeft);
    const again = () => queue.retryNow();
    window.addEventListener('online', again);
    sessionSignal.addEventListener('resumed', again);
    return () => {
      window.removeEventListener('online', again);
      sessionSignal.removeEventListener('resumed', again);
      queue.shutDown();
    };
  }, [account.id, queue]);

  const value = useMemo<Uploads>(
    () => ({
      ...{ queue, refused, left, inline, setInline },
      add(files, recorded) {
        const { options } = taskOptions.get();
        const refusals: Refused[] = [];
        for (const file of files) {
          if (files.length > 1 && isSystemFile(file)) continue;
          const reason = refusalOf(file, config);
          if (reason) refusals.push(refusedOf(file, reason));
          else if (recorded) addRecorded(queue, file, recorded);
          else if (!queue.add({ file, options })) refusals.push(refusedOf(file, 'twice'));
        }
        if (refusals.length) setRefused((before) => [...before, ...refusals]);
      },
      forgetRefused: () => setRefused([]),
      resumeLeft(files) {
        const rest = [...left];
        let foreign = 0;
        for (const file of files) {
          const at = rest.findIndex(
            (record) => withoutFolder(record.fingerprint) === withoutFolder(fingerprintOf(file)),
          );
          const [record] = at < 0 ? [] : rest.splice(at, 1);
          if (record) queue.add({ ...record, file });
          else foreign += 1;
        }
        setLeft(rest);
        return foreign;
      },
      discardLeft() {
        for (const { id, url } of left) {
          void uploadStore.remove(id);
          if (url) void discardUpload(url).catch(() => {});
        }
        setLeft([]);
      },
    }),
    [queue, refused, left, inline, config],
  );
  return <UploadContext value={value}>{children}</UploadContext>;
}

/** A file of a dropped folder may be picked alone the next time. */
const withoutFolder = (fingerprint: string) => fingerprint.slice(fingerprint.lastIndexOf('/') + 1);

function refusedOf(file: File, reason: Refusal): Refused {
  return { id: fingerprintOf(file), name: file.name, size: file.size, reason };
}

/** A recording sent once goes on with the same id, address and options. */
async function addRecorded(queue: UploadQueue, file: File, { id, forget }: Recorded): Promise<void> {
  const record = await uploadStore.get(id);
  const options = record?.options ?? taskOptions.get().options;
  queue.add({ file, options, id, url: record?.url, recorded: true, onDone: forget });
}

async function renewSession(sentAt: number): Promise<boolean> {
  const renewed = await refreshSession(sentAt);
  if (!renewed) sessionSignal.dispatchEvent(new Event('ended'));
  return renewed;
}

const TOOLS = {
  hash: hashFile,
  probe: probeDuration,
  ...{ findDuplicate, transfer, renewSession },
  now: () => Date.now(),
  put: uploadStore.put,
  change: uploadStore.change,
  remove: uploadStore.remove,
  discard: discardUpload,
};
