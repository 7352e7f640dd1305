import { randomId, secure } from './secure-context';

const PREFIX = 'tab-';

let id: string | null = null;

/** The id of this tab. It is held as a lock while the tab is open, so that other tabs can tell abandoned work from work in progress. */
export function tabId(): string {
  if (id === null) {
    id = randomId();
    if (secure.locks()) void navigator.locks.request(PREFIX + id, () => new Promise<never>(() => {}));
  }
  return id;
}

/** The ids of all open tabs, including this one. Without locks (plain http) only this one is known. */
export async function livingTabs(): Promise<ReadonlySet<string>> {
  const own = tabId();
  if (!secure.locks()) return new Set([own]);
  const { held = [] } = await navigator.locks.query();
  return new Set([own, ...held.map((lock) => (lock.name ?? '').slice(PREFIX.length))]);
}
