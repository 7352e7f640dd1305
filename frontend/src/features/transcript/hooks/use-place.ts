'use client';

import { useEffect, useRef, type RefObject } from 'react';
import type { ListHandle } from '../components/segment-list';
import { indexAt } from '../model/search';

/** A time to scroll to. A new object for each request, so that the same time can be requested again. */
export type Place = Readonly<{ seconds: number }>;

type Timed = Readonly<{ start: number; end: number }>;

/** Scrolls the segment at that time to the middle of the window and focuses it. */
export function usePlace(
  place: Place | null,
  segments: readonly Timed[],
  list: RefObject<ListHandle | null>,
  focus: (index: number, options: FocusOptions) => void,
): void {
  const latest = useRef(segments);
  useEffect(() => {
    latest.current = segments;
  });
  useEffect(() => {
    if (!place || !latest.current.length) return;
    const index = Math.max(0, indexAt(latest.current, place.seconds));
    list.current?.show(index);
    focus(index, { preventScroll: true });
  }, [place, list, focus]);
}
