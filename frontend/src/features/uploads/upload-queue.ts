import { aliveWork } from '@/lib/alive-work';
import type { UploadRecord } from '@/lib/local-db';
import { randomId } from '@/lib/secure-context';
import { tabId } from '@/lib/tab-life';
import type { TaskOptions } from './task-options';
import { fingerprintOf, isActive, isWorking, type UploadItem } from './upload-item';
import { UploadJob, type JobTools } from './upload-job';

const AT_ONCE = 2;
/** The server's default for one part. */
const CHUNK_BYTES = 8 * 1024 * 1024;

export type Adding = Readonly<{
  file: File;
  options: TaskOptions;
  /** Of a recording, or of an upload begun earlier: the same id never makes a second task. */
  id?: string;
  url?: string | null;
  sent?: number;
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

type Entry = { item: UploadItem; job: UploadJob; file: File; onDone?: () => void };

/** All files of this tab, above the pages. Two are sent at a time; the snapshot changes only when something did. */
export class UploadQueue {
  private readonly entries = new Map<string, Entry>();
  private readonly listeners = new Set<() => void>();
  private items: readonly UploadItem[] = [];
  private chunkBytes = CHUNK_BYTES;

  constructor(
    private readonly owner: string,
    private readonly tools: QueueTools,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly snapshot = (): readonly UploadItem[] => this.items;

  /** @param bytes the largest part the server takes */
  limitChunks(bytes: number): void {
    this.chunkBytes = Math.min(CHUNK_BYTES, bytes);
  }

  /** @returns false when the same file is here already and not done */
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
      },
      // What was recorded just now cannot be there already.
      !!adding.recorded,
    );
    this.entries.set(id, { item, job, file, onDone: adding.onDone });
    const { name, size } = item;
    const recorded = !!adding.recorded;
    void this.tools.put({
      ...{ id, owner: this.owner, tab: tabId(), fingerprint, name, size, url, recorded },
      ...{ options: { ...options }, sent: item.sent, createdAt: this.tools.now() },
    });
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

  /** Goes on after a pause, a failure, a question about a duplicate; a waiting retry is made at once. */
  resume(id: string): void {
    const entry = this.entries.get(id);
    if (!entry) return;
    const { state } = entry.item;
    if (state === 'retrying') entry.job.tryNow();
    if (state !== 'paused' && state !== 'failed' && state !== 'duplicate') return;
    if (state === 'duplicate') entry.job.sendAnyway();
    this.patch(id, { state: 'waiting', problem: null, duplicate: null });
    this.fill();
  }

  /** Takes it out of the list and its bytes off the server. */
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

  /** The person signs out: the rest is offered at the next visit. */
  shutDown(): void {
    this.entries.forEach(({ job }) => job.stop());
    this.entries.clear();
    this.changed();
  }

  private fill(): void {
    const all = [...this.entries.values()];
    let places = AT_ONCE - all.filter(({ item }) => isWorking(item)).length;
    for (const { item, job, file } of all) {
      if (places <= 0) return;
      if (item.state !== 'waiting') continue;
      places -= 1;
      if (item.duration === null) void this.tools.probe(file).then((duration) => this.patch(item.id, { duration }));
      // The state leaves `waiting` before the first await, so that no second run begins.
      this.patch(item.id, { state: 'checking' });
      void job.run().finally(() => this.fill());
    }
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
    this.listeners.forEach((listener) => listener());
  }
}
