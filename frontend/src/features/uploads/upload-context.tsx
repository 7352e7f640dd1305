'use client';

import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { configQuery } from '@/lib/api/get-config';
import { sessionSignal } from '@/lib/api-client';
import { refreshSession } from '@/lib/refresh';
import { useAccount } from '@/lib/session-context';
import { discardUpload } from './api/delete-upload';
import { findDuplicate } from './api/find-duplicate';
import { getOffsets } from './api/get-offsets';
import { isSystemFile } from './dropped-files';
import { hashFile } from './hash-file';
import { LeftUploads, type LeftUpload } from './left-uploads';
import { probeDuration } from './probe-duration';
import { rejectionReasonOf, type RejectionReason } from './rejection';
import { taskOptions, type TaskOptions } from './task-options';
import { transfer } from './transfer';
import { fingerprintOf, type UploadItem } from './upload-item';
import { UploadQueue, type Adding } from './upload-queue';
import { uploadStore } from './upload-store';

export type RejectedFile = Readonly<{ id: string; name: string; size: number; reason: RejectionReason }>;
type Recorded = Readonly<{ id: string; forget: () => void }>;

type Uploads = Readonly<{
  queue: UploadQueue;
  /**
   * Uploads the files with the current options. `recorded`: the single file comes from the recorder, which forgets it once its task exists.
   */
  add: (files: readonly File[], recorded?: Recorded) => Promise<void>;
  rejected: readonly RejectedFile[];
  clearRejected: () => void;
  /** Left over from before a reload. */
  left: readonly LeftUpload[];
  /** Resumes unfinished uploads with the files chosen again. @returns how many files matched none */
  resumeLeft: (files: readonly File[]) => number;
  discardLeft: () => void;
  /** True while the page shows the list itself, so that the tray stays hidden. */
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

/** Holds the uploads above the pages, so that navigating between them interrupts nothing. */
export function UploadProvider({ children }: Readonly<{ children: ReactNode }>) {
  const account = useAccount();
  const { data: config } = useQuery(configQuery);
  const [queue] = useState(() => new UploadQueue(account.id, TOOLS));
  const [rejected, setRejected] = useState<readonly RejectedFile[]>([]);
  const [unfinished] = useState(
    () => new LeftUploads({ ...TOOLS, kept: () => uploadStore.left(account.id), offsets: getOffsets }),
  );
  const left = useSyncExternalStore(unfinished.subscribe, unfinished.snapshot, unfinished.snapshot);
  const [inline, setInline] = useState(false);

  useEffect(() => taskOptions.begin(account.id, account.defaults), [account.id, account.defaults]);
  useEffect(() => {
    if (config) queue.limitChunks(config.limits.maxChunkBytes);
  }, [config, queue]);
  useEffect(() => {
    void unfinished.load();
    const again = () => queue.retryNow();
    window.addEventListener('online', again);
    sessionSignal.addEventListener('resumed', again);
    return () => {
      window.removeEventListener('online', again);
      sessionSignal.removeEventListener('resumed', again);
      queue.shutDown();
    };
  }, [unfinished, queue]);

  const value = useMemo<Uploads>(
    () => ({
      ...{ queue, rejected, left, inline, setInline },
      async add(files, recorded) {
        const { options } = taskOptions.get();
        const newlyRejected: RejectedFile[] = [];
        await unfinished.load();
        for (const file of files) {
          if (files.length > 1 && isSystemFile(file)) continue;
          const reason = rejectionReasonOf(file, config);
          if (reason) newlyRejected.push(rejectedFile(file, reason));
          else if (recorded) void addRecorded(queue, file, recorded);
          else if (!queue.add(resumed(unfinished.take(file), file, options)))
            newlyRejected.push(rejectedFile(file, 'twice'));
        }
        if (newlyRejected.length) setRejected((before) => [...before, ...newlyRejected]);
      },
      clearRejected: () => setRejected([]),
      resumeLeft(files) {
        const foreign = files.filter((file) => {
          const record = unfinished.take(file);
          if (record) queue.add({ ...record, file });
          return !record;
        });
        return foreign.length;
      },
      discardLeft: () => unfinished.discardAll(),
    }),
    [queue, rejected, left, unfinished, inline, config],
  );
  return <UploadContext value={value}>{children}</UploadContext>;
}

/**
 * Resumes an unfinished upload from the server's offset, with the current options. If these have changed, it gets a new idempotency key.
 */
function resumed(left: LeftUpload | undefined, file: File, options: TaskOptions): Adding {
  if (!left) return { file, options };
  const { url, sent } = left;
  if (JSON.stringify(left.options) === JSON.stringify(options)) return { file, options, url, sent, id: left.id };
  void uploadStore.remove(left.id);
  return { file, options, url, sent };
}

function rejectedFile(file: File, reason: RejectionReason): RejectedFile {
  return { id: fingerprintOf(file), name: file.name, size: file.size, reason };
}

/** A recording that was sent before continues with the same id, URL and options. */
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
