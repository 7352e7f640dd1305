/** Work that leaving the page would interrupt: uploads, a recording, unsaved edits. */
export type AliveKind = 'upload' | 'recording' | 'edit';

const alive = new Map<string, AliveKind>();
const subscribers = new Set<() => void>();
let snapshot: readonly AliveKind[] = [];

export const aliveWork = {
  begin(id: string, kind: AliveKind): void {
    alive.set(id, kind);
    changed();
  },
  end(id: string): void {
    if (alive.delete(id)) changed();
  },
  /** The kinds of work in progress; the same array until something changes. */
  kinds: (): readonly AliveKind[] => snapshot,
  subscribe(subscriber: () => void): () => void {
    subscribers.add(subscriber);
    return () => subscribers.delete(subscriber);
  },
};

function changed() {
  snapshot = [...new Set(alive.values())];
  if (alive.size) window.addEventListener('beforeunload', ask);
  else window.removeEventListener('beforeunload', ask);
  subscribers.forEach((subscriber) => subscriber());
}

function ask(event: BeforeUnloadEvent) {
  event.preventDefault();
}
