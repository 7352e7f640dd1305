import { localDb, type UploadRecord } from '@/lib/local-db';
import { livingTabs } from '@/lib/tab-life';

/** Unfinished uploads stored in this browser. Without storage, uploads work but cannot be resumed. */
export const uploadStore = {
  async put(record: UploadRecord): Promise<void> {
    await quietly(async () => (await localDb()).put('uploads', record));
  },
  async change(id: string, change: Partial<UploadRecord>): Promise<void> {
    await quietly(async () => {
      const transaction = (await localDb()).transaction('uploads', 'readwrite');
      const found = await transaction.store.get(id);
      if (found) await transaction.store.put({ ...found, ...change });
      await transaction.done;
    });
  },
  async remove(id: string): Promise<void> {
    await quietly(async () => (await localDb()).delete('uploads', id));
  },
  get: (id: string): Promise<UploadRecord | undefined> => quietly(async () => (await localDb()).get('uploads', id)),
  /** Uploads this user left unfinished: by a reload, a crash, a closed tab. Newest last. */
  async left(owner: string): Promise<UploadRecord[]> {
    const found = await quietly(async () => {
      const [all, living] = await Promise.all([(await localDb()).getAll('uploads'), livingTabs()]);
      return all.filter((record) => record.owner === owner && !record.recorded && !living.has(record.tab));
    });
    return (found ?? []).sort((a, b) => a.createdAt - b.createdAt);
  },
};

async function quietly<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}
