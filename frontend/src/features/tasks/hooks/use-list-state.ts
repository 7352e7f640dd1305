'use client';

import { useQueryStates } from 'nuqs';
import { useCallback, useState } from 'react';
import { browserStore } from '@/lib/browser-store';
import { useClientValue } from '@/lib/use-client-value';
import { listParsers, listQueryOf, NO_FILTERS, PAGE_SIZES, type ListState } from '../list-params';

const USUAL_SIZE = 25;

/** The state of the list, kept in the URL. Any change except of the page itself returns to the first page. */
export function useListState() {
  const [state, setState] = useQueryStates(listParsers, { history: 'replace' });
  // Cursors lead only forwards, so the way back is remembered while the list is open.
  const [trail, setTrail] = useState<readonly (string | null)[]>([]);
  const saved = useClientValue(() => browserStore.get('page-size'), null);
  const usual = PAGE_SIZES.find((size) => size === saved);
  const size = Number(state.size ?? usual ?? USUAL_SIZE);

  const change = useCallback(
    (part: Partial<ListState>) => {
      setTrail([]);
      if (part.size) browserStore.set('page-size', part.size);
      void setState({ ...part, cursor: null } as Parameters<typeof setState>[0]);
    },
    [setState],
  );
  // The browser's back button does not change the trail, so the current page's position in it counts.
  const at = trail.indexOf(state.cursor);
  const behind = at < 0 ? trail : trail.slice(0, at);
  const next = (cursor: string) => {
    setTrail([...behind, state.cursor]);
    void setState({ cursor }, { history: 'push', scroll: true });
  };
  const previous = () => {
    setTrail(behind.slice(0, -1));
    void setState({ cursor: behind.at(-1) ?? null }, { history: 'push', scroll: true });
  };
  const clear = () => change({ ...NO_FILTERS });
  return {
    state: state as ListState,
    size,
    query: listQueryOf(state as ListState, size),
    change,
    next,
    previous,
    /** After a reload, only the first page is known to come before this one. */
    knowsPrevious: behind.length > 0 || !state.cursor,
    clear,
  };
}

export type ListControl = ReturnType<typeof useListState>;
