import type { UploadRecord } from '@/lib/local-db';
import { idOfUpload } from './api/get-offsets';
import { fingerprintOf } from './upload-item';

/** `sent`: how many bytes the server has; null while it is unreachable. */
export type LeftUpload = Omit<UploadRecord, 'sent'> & Readonly<{ sent: number | null }>;

export type LeftTools = Readonly<{
  /** The uploads stored in this browser. */
  kept: () => Promise<readonly UploadRecord[]>;
  offsets: () => Promise<ReadonlyMap<string, number>>;
  remove: (id: string) => Promise<void>;
  discard: (url: string) => Promise<unknown>;
}>;

/** Uploads left over from before a reload. The same file, however it is chosen again, resumes from the server's offset. */
export class LeftUploads {
  private readonly subscribers = new Set<() => void>();
  private left: readonly LeftUpload[] = [];
  private loading: Promise<void> | null = null;

  constructor(private readonly tools: LeftTools) {}

  readonly subscribe = (subscriber: () => void): (() => void) => {
    this.subscribers.add(subscriber);
    return () => void this.subscribers.delete(subscriber);
  };

  readonly snapshot = (): readonly LeftUpload[] => this.left;

  /** Loads once; a file chosen meanwhile waits for it. */
  load(): Promise<void> {
    this.loading ??= this.read();
    return this.loading;
  }

  /** Takes the unfinished upload of this file off the list and returns it. */
  take(file: File): LeftUpload | undefined {
    const found = this.left.find((record) => withoutFolder(record.fingerprint) === withoutFolder(fingerprintOf(file)));
    if (found) this.show(this.left.filter((record) => record !== found));
    return found;
  }

  discardAll(): void {
    for (const { id, url } of this.left) {
      void this.tools.remove(id);
      if (url) void this.tools.discard(url).catch(() => {});
    }
    this.show([]);
  }

  private async read(): Promise<void> {
    const kept = await this.tools.kept();
    const begun = kept.some(({ url }) => url !== null);
    const offsets = begun ? await this.tools.offsets().catch(() => null) : new Map<string, number>();
    this.show(
      kept.map((record) => ({
        ...record,
        sent: record.url === null ? 0 : offsets && (offsets.get(idOfUpload(record.url)) ?? 0),
      })),
    );
  }

  private show(left: readonly LeftUpload[]): void {
    this.left = left;
    this.subscribers.forEach((subscriber) => subscriber());
  }
}

/** A file from a dropped folder may be chosen alone the next time. */
const withoutFolder = (fingerprint: string) => fingerprint.slice(fingerprint.lastIndexOf('/') + 1);
