/** Work that leaving the page would harm: uploads, a recording, edits not yet saved. */
export type AliveKind = 'upload' | 'recording' | 'edit';

const alive = new Map<string, AliveKind>();
const listeners = new Set<() => void>();
let snapshot: readonly AliveKind[] = [];

export const aliveWork = {
  begin(id: string, kind: AliveKind): void {
    alive.set(id, kind);
    changed();
  },
  end(id: string): void {
    if (alive.delete(id)) changed();
  },
  /** Kinds now alive; the same array until something changes. */
  kinds: (): readonly AliveKind[] => snapshot,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

function changed() {
  snapshot = [...new Set(alive.values())];
  if (alive.size) window.addEventListener('beforeunload', ask);
  else window.removeEventListener('beforeunload', ask);
  listeners.forEach((listener) => listener());
}

function ask(event: BeforeUnloadEvent) {
  event.preventDefault();
}
