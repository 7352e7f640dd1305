import type { DBSchema, IDBPDatabase } from 'idb';

/** What is needed to go on with an upload after a reload. The file itself is picked again, or lies under `recordings`. */
export type UploadRecord = Readonly<{
  id: string;
  /** Account; another person at this browser does not see it. */
  owner: string;
  /** The tab that works on it, see tab-life.ts. */
  tab: string;
  fingerprint: string;
  name: string;
  size: number;
  options: Record<string, unknown>;
  /** Address at the server, once there is one. */
  url: string | null;
  sent: number;
  /** It is sent from a recording kept here, which is offered instead. */
  recorded: boolean;
  createdAt: number;
}>;

export type RecordingRecord = Readonly<{
  id: string;
  owner: string;
  tab: string;
  name: string;
  mediaType: string;
  /** Milliseconds since 1970. */
  startedAt: number;
  /** Recorded, without pauses. */
  milliseconds: number;
  bytes: number;
}>;

export type ChunkRecord = Readonly<{ recordingId: string; number: number; bytes: ArrayBuffer }>;

interface Schema extends DBSchema {
  uploads: { key: string; value: UploadRecord };
  recordings: { key: string; value: RecordingRecord };
  chunks: { key: [string, number]; value: ChunkRecord };
}

let opened: Promise<IDBPDatabase<Schema>> | null = null;

/** The one database of uploads and recordings in this browser. Rejects where the browser forbids storage (private windows of some). */
export function localDb(): Promise<IDBPDatabase<Schema>> {
  opened ??= open().catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}

async function open() {
  const { openDB } = await import('idb');
  return openDB<Schema>('whisper-dashboard', 1, {
    upgrade(db) {
      db.createObjectStore('uploads', { keyPath: 'id' });
      db.createObjectStore('recordings', { keyPath: 'id' });
      db.createObjectStore('chunks', { keyPath: ['recordingId', 'number'] });
    },
    terminated() {
      opened = null;
    },
  });
}
