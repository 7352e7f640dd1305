import { randomId, secure } from './secure-context';

const PREFIX = 'tab-';

let id: string | null = null;

/** This tab's name. Held as a lock as long as the tab lives, so that others can tell left work from work in progress. */
export function tabId(): string {
  if (id === null) {
    id = randomId();
    if (secure.locks()) void navigator.locks.request(PREFIX + id, () => new Promise<never>(() => {}));
  }
  return id;
}

/** Names of the tabs that live, this one among them. Without locks (plain http) only this one is known. */
export async function livingTabs(): Promise<ReadonlySet<string>> {
  const own = tabId();
  if (!secure.locks()) return new Set([own]);
  const { held = [] } = await navigator.locks.query();
  return new Set([own, ...held.map((lock) => (lock.name ?? '').slice(PREFIX.length))]);
}
