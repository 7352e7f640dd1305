import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

/** An edit that is not on the server yet. */
export type Draft = Readonly<{
  taskId: string;
  /** The version it was made from. */
  version: number;
  lines: readonly Readonly<{ start: number; end: number; text: string; kept: string; speaker: string | null }>[];
  /** For each line the segment of that version it was, null = new. */
  ids: readonly (number | null)[];
  speakers: Readonly<Record<string, string>>;
}>;

interface Schema extends DBSchema {
  drafts: { key: string; value: Draft };
  /** Seconds at which a recording was left. */
  positions: { key: string; value: number };
}

let database: Promise<IDBPDatabase<Schema>> | null = null;

function open() {
  database ??= openDB<Schema>('drafts', 1, {
    upgrade(created) {
      created.createObjectStore('drafts', { keyPath: 'taskId' });
      created.createObjectStore('positions');
    },
  });
  return database;
}

/** A browser without storage has no drafts; the page works all the same. */
async function tried<T>(work: (opened: IDBPDatabase<Schema>) => Promise<T>): Promise<T | undefined> {
  try {
    return await work(await open());
  } catch {
    database = null;
    return undefined;
  }
}

export const drafts = {
  get: (taskId: string) => tried((db) => db.get('drafts', taskId)),
  put: (draft: Draft) => tried((db) => db.put('drafts', draft)),
  drop: (taskId: string) => tried((db) => db.delete('drafts', taskId)),
};

export const positions = {
  get: (id: string) => tried((db) => db.get('positions', id)),
  put: (id: string, seconds: number) => tried((db) => db.put('positions', seconds, id)),
};
