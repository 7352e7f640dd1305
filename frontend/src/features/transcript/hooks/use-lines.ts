'use client';

import { useCallback, useState, type MouseEvent } from 'react';
import type { Segment } from '@/lib/api-types';
import type { MediaClock } from '@/lib/media-clock';
import { caretAt } from '../model/caret';
import { justInside } from '../model/search';

type Place = Readonly<{ key: number; caret: number }>;
type Clicks = Readonly<{
  clock: MediaClock;
  origins: ReadonlyMap<number, Segment>;
  /** A click puts the caret there instead of seeking. */
  editing: boolean;
  onEdit: ((place: Place) => void) | null;
  onSeek: () => void;
}>;

/** One listener for all lines: a time or a word seeks, text opens for editing. */
export function useLineClicks({ clock, origins, editing, onEdit, onSeek }: Clicks) {
  const placeOf = (event: MouseEvent): Place | null => {
    const target = event.target as Element;
    const text = target.closest('[data-text]');
    const key = Number(target.closest('[data-key]')?.getAttribute('data-key') ?? NaN);
    if (!text || Number.isNaN(key)) return null;
    return { key, caret: caretAt(text, event.clientX, event.clientY) ?? 0 };
  };
  const click = (event: MouseEvent) => {
    const target = event.target as Element;
    const seconds = target.closest('[data-seek]')?.getAttribute('data-seek');
    if (seconds) {
      clock.seek(Number(seconds));
      return onSeek();
    }
    const place = placeOf(event);
    if (!place) return;
    if (editing) return onEdit?.(place);
    const index = target.closest('[data-word]')?.getAttribute('data-word');
    const word = index ? origins.get(place.key)?.words?.[Number(index)] : undefined;
    if (!word || getSelection()?.type === 'Range') return;
    clock.seek(justInside(word));
    onSeek();
  };
  const doubleClick = (event: MouseEvent) => {
    const place = onEdit && placeOf(event);
    if (place) onEdit(place);
  };
  return { onClick: click, onDoubleClick: doubleClick };
}

/** The line being edited, and whether clicks edit. */
export function useOpenLine() {
  const [place, setPlace] = useState<Place | null>(null);
  const [editing, setEditing] = useState(false);
  const open = useCallback((next: Place | null) => {
    setPlace(next);
    if (next) setEditing(true);
  }, []);
  const toggle = () => {
    if (editing) setPlace(null);
    setEditing(!editing);
  };
  return { place, editing, open, toggle };
}
