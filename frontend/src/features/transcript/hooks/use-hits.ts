'use client';

import { useDeferredValue, useMemo, useState } from 'react';
import type { DraftSegment } from '../model/editor';
import { BEFORE_ALL, findAll, followHit, type Hit, type Query } from '../model/find';

type Hits = Readonly<{
  hits: readonly Hit[];
  /** Index of the current match; null when there is none. */
  at: number | null;
  /** The next or previous match, wrapping around at the ends; null when there is none. */
  step: (by: 1 | -1) => Hit | null;
  reset: () => void;
}>;

/** The matches of a search and the current one. An edit moves the current match along with the text. */
export function useHits(segments: readonly DraftSegment[], query: Query): Hits {
  const wanted = useDeferredValue(query);
  const hits = useMemo(() => findAll(segments, wanted), [segments, wanted]);
  const [position, setPosition] = useState({ hits, at: BEFORE_ALL });
  if (position.hits !== hits) setPosition({ hits, at: followHit(position.hits, position.at, hits) });
  const { at } = position;
  return {
    hits,
    at: hits[at] ? at : null,
    step: (by) => {
      if (!hits.length) return null;
      const next = (by > 0 ? Math.floor(at) + 1 : Math.ceil(at) - 1 + hits.length) % hits.length;
      setPosition({ hits, at: next });
      return hits[next]!;
    },
    reset: () => setPosition({ hits, at: BEFORE_ALL }),
  };
}
