'use client';

import { useCallback, useEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';

type Stops = Readonly<{
  root: RefObject<HTMLElement | null>;
  segments: readonly Readonly<{ key: number }>[];
  /** The user is navigating, so the list must stop following playback. */
  onMove: () => void;
}>;

/** All segments share one Tab stop. The arrow keys, Home and End move between their times. */
export function useSegmentTabStop({ root, segments, onMove }: Stops) {
  /** `focus`: how to move the focus there; null if it need not move. A new object for each request. */
  const [at, setAt] = useState<Readonly<{ index: number; focus: FocusOptions | null }>>({ index: 0, focus: null });
  const stop = Math.min(at.index, segments.length - 1);
  const latest = useRef(segments);
  useEffect(() => {
    latest.current = segments;
  });
  // By now a long list has rendered the segment.
  useEffect(() => {
    if (at.focus) timeOf(root.current, latest.current[at.index]?.key)?.focus(at.focus);
  }, [root, at]);
  const focus = useCallback((index: number, options: FocusOptions = {}) => setAt({ index, focus: options }), []);
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (!(event.target as Element).matches('[data-seek]')) return;
    const last = segments.length - 1;
    const to = { ArrowUp: stop - 1, ArrowDown: stop + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    onMove();
    focus(Math.min(Math.max(0, to), last));
  };
  const enter = (event: FocusEvent) => {
    const key = (event.target as Element).closest('[data-key]')?.getAttribute('data-key');
    const index = key ? segments.findIndex((segment) => String(segment.key) === key) : -1;
    if (index >= 0 && index !== stop) setAt({ index, focus: null });
  };
  return { stop, focus, onKeyDown: press, onFocus: enter };
}

const timeOf = (root: HTMLElement | null, key: number | undefined) =>
  root?.querySelector<HTMLElement>(`[data-key="${key}"] [data-seek]`);
