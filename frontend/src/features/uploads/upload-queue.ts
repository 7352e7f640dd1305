import { aliveWork } from '@/lib/alive-work';
import type { UploadRecord } from '@/lib/local-db';
import { randomId } from '@/lib/secure-context';
import { tabId } from '@/lib/tab-life';
import type { TaskOptions } from './task-options';
import { fingerprintOf, isActive, isWorking, type UploadItem } from './upload-item';
import { UploadJob, type JobTools } from './upload-job';

const MAX_CONCURRENT = 2;
/** The server's default for one part. */
const CHUNK_BYTES = 8 * 1024 * 1024;

export type Adding = Readonly<{
  file: File;
  options: TaskOptions;
  /** Id of a recording or of an upload started earlier, so that no second task is created. */
  id?: string;
  url?: string | null;
  /** How many bytes the server has, as far as known. */
  sent?: number | null;
  recorded?: boolean;
  onDone?: () => void;
}>;

export type QueueTools = JobTools &
  Readonly<{
    put: (record: UploadRecord) => Promise<void>;
    change: (id: string, change: Partial<UploadRecord>) => Promise<void>;
    remove: (id: string) => Promise<void>;
    discard: (url: string) => Promise<unknown>;
    probe: (file: File) => Promise<number | null>;
  }>;

type Entry = { item: UploadItem; job: UploadJob; file: File; recorded: boolean; onDone?: () => void };

/** All uploads of this tab, held above the pages. Two run at a time. The snapshot changes only when an item does. */
export class UploadQueue {
  private readonly entries = new Map<string, Entry>();
  private readonly subscribers = new Set<() => void>();
  private items: readonly UploadItem[] = [];
  private chunkBytes = CHUNK_BYTES;

  constructor(
    private readonly owner: string,
    private readonly tools: QueueTools,
  ) {}

  readonly subscribe = (subscriber: () => void): (() => void) => {
    this.subscribers.add(subscriber);
    return () => void this.subscribers.delete(subscriber);
  };

  readonly snapshot = (): readonly UploadItem[] => this.items;

  /** @param bytes the largest part that the server accepts */
  limitChunks(bytes: number): void {
    this.chunkBytes = Math.min(CHUNK_BYTES, bytes);
  }

  /** @returns false if the same file is already in the queue and not done */
  add(adding: Adding): boolean {
    const { file, options, id = randomId(), url = null } = adding;
    const fingerprint = fingerprintOf(file);
    const known = [...this.entries.values()].some(
      ({ item }) => item.id === id || (item.fingerprint === fingerprint && item.state !== 'done'),
    );
    if (known) return false;
    const item: UploadItem = {
      ...{ id, name: file.name, size: file.size, fingerprint, options, state: 'waiting', sent: adding.sent ?? 0 },
      ...{ speed: null, duration: null, problem: null, retryAt: null, duplicate: null, taskId: null },
    };
    const job = new UploadJob(
      file,
      () => this.entries.get(id)?.item,
      url,
      this.chunkBytes,
      this.tools,
      {
        change: (change) => this.patch(id, change),
        url: (found) => void this.tools.change(id, { url: found }),
        done: (task) => this.finish(id, task.id),
        rejected: (at) => this.forget(id, at),
      },
      // A new recording cannot have been transcribed before.
      !!adding.recorded,
    );
    const entry = { item, job, file, recorded: !!adding.recorded, onDone: adding.onDone };
    this.entries.set(id, entry);
    this.keep(entry);
    this.changed();
    this.fill();
    return true;
  }

  pause(id: string): void {
    const entry = this.entries.get(id);
    if (!entry || !isActive(entry.item)) return;
    entry.job.stop();
    this.patch(id, { state: 'paused', speed: null, retryAt: null });
    void this.tools.change(id, { sent: entry.item.sent });
    this.fill();
  }

  /** Continues after a pause, a failure or a duplicate; a pending retry starts at once. */
  resume(id: string): void {
    const entry = this.entries.get(id);
    if (!entry) return;
    const { state } = entry.item;
    if (state === 'retrying') entry.job.tryNow();
    if (state !== 'paused' && state !== 'failed' && state !== 'duplicate') return;
    if (state === 'duplicate') entry.job.sendAnyway();
    // If the server rejected the file, its record was deleted.
    if (state === 'failed') this.keep(entry);
    this.patch(id, { state: 'waiting', problem: null, duplicate: null });
    this.fill();
  }

  /** Removes it from the list, and its bytes from the server. */
  remove(id: string): void {
    const entry = this.entries.get(id);
    if (!entry) return;
    entry.job.stop();
    const url = entry.job.uploadUrl;
    if (url && entry.item.state !== 'done') void this.tools.discard(url).catch(() => {});
    this.entries.delete(id);
    void this.tools.remove(id);
    this.changed();
    this.fill();
  }

  clearDone(): void {
    for (const { item } of [...this.entries.values()]) if (item.state === 'done') this.entries.delete(item.id);
    this.changed();
  }

  retryNow(): void {
    for (const { item, job } of this.entries.values()) if (item.state === 'retrying') job.tryNow();
  }

  /** On sign-out. Unfinished uploads are shown at the next visit. */
  shutDown(): void {
    this.entries.forEach(({ job }) => job.stop());
    this.entries.clear();
    this.changed();
  }

  private fill(): void {
    const all = [...this.entries.values()];
    let freeSlots = MAX_CONCURRENT - all.filter(({ item }) => isWorking(item)).length;
    for (const { item, job, file } of all) {
      if (freeSlots <= 0) return;
      if (item.state !== 'waiting') continue;
      freeSlots -= 1;
      if (item.duration === null) void this.tools.probe(file).then((duration) => this.patch(item.id, { duration }));
      // Change the state before the first await, so that no second run starts.
      this.patch(item.id, { state: 'checking' });
      void job.run().finally(() => this.fill());
    }
  }

  private keep({ item, job, recorded }: Entry): void {
    const { id, name, size, fingerprint, options, sent } = item;
    void this.tools.put({
      ...{ id, owner: this.owner, tab: tabId(), fingerprint, name, size, recorded, sent },
      ...{ options: { ...options }, url: job.uploadUrl, createdAt: this.tools.now() },
    });
  }

  /** The server will never accept this file, so nothing of it is kept, here or on the server. */
  private forget(id: string, url: string | null): void {
    if (this.entries.get(id)?.recorded === false) void this.tools.remove(id);
    if (url) void this.tools.discard(url).catch(() => {});
  }

  private finish(id: string, taskId: string): void {
    const onDone = this.entries.get(id)?.onDone;
    this.patch(id, { state: 'done', taskId, problem: null, speed: null });
    void this.tools.remove(id);
    onDone?.();
  }

  private patch(id: string, change: Partial<UploadItem>): void {
    const entry = this.entries.get(id);
    if (!entry) return;
    entry.item = { ...entry.item, ...change };
    this.changed();
  }

  private changed(): void {
    this.items = [...this.entries.values()].map(({ item }) => item);
    if (this.items.some(isActive)) aliveWork.begin('uploads', 'upload');
    else aliveWork.end('uploads');
    this.subscribers.forEach((subscriber) => subscriber());
  }
}
