'use client';

import type { MouseEvent } from 'react';
import type { Segment } from '@/lib/api-types';
import type { MediaClock } from '@/lib/media-clock';
import { ownEvent } from '@/lib/own-event';
import { caretAt } from '../model/caret';
import { justInside } from '../model/search';
import type { OpenSegment } from './use-open-segment';

type Clicks = Readonly<{
  clock: MediaClock;
  origins: ReadonlyMap<number, Segment>;
  /** A click opens the text field instead of playing. */
  editing: boolean;
  onEdit: ((target: OpenSegment) => void) | null;
  onSeek: () => void;
}>;

/** One click handler for all segments: a time or a word starts playback there, and in edit mode a click on the text opens it. */
export function useSegmentClicks({ clock, origins, editing, onEdit, onSeek }: Clicks) {
  const targetOf = (event: MouseEvent): OpenSegment | null => {
    const target = event.target as Element;
    const text = target.closest('[data-text]');
    const key = Number(target.closest('[data-key]')?.getAttribute('data-key') ?? NaN);
    if (!text || Number.isNaN(key)) return null;
    return { key, caret: caretAt(text, event.clientX, event.clientY) ?? 0 };
  };
  const playFrom = (seconds: number) => {
    clock.seek(seconds);
    clock.play();
    onSeek();
  };
  const click = (event: MouseEvent) => {
    const target = event.target as Element;
    const seconds = target.closest('[data-seek]')?.getAttribute('data-seek');
    if (seconds) {
      return playFrom(Number(seconds));
    }
    const clicked = targetOf(event);
    if (!clicked) return;
    if (editing) return onEdit?.(clicked);
    const index = target.closest('[data-word]')?.getAttribute('data-word');
    const word = index ? origins.get(clicked.key)?.words?.[Number(index)] : undefined;
    if (!word || getSelection()?.type === 'Range') return;
    playFrom(justInside(word));
  };
  const doubleClick = (event: MouseEvent) => {
    const clicked = onEdit && targetOf(event);
    if (clicked) onEdit(clicked);
  };
  return { onClick: ownEvent(click), onDoubleClick: ownEvent(doubleClick) };
}
