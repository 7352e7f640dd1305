'use client';

import { useMemo, useRef } from 'react';
import type { Segment } from '@/lib/api-types';
import type { MediaClock } from '@/lib/media-clock';
import { useFollow } from '../hooks/use-follow';
import { useLineClicks } from '../hooks/use-lines';
import { useSpokenWord } from '../hooks/use-spoken-word';
import type { Speakers } from '../model/editor';
import { voiceOf } from '../model/voices';
import { BackToNow } from './back-to-now';
import { LineList, type ListHandle } from './line-list';
import { LineRow } from './line-row';
import { VoiceChip } from './voice-chip';

type Props = Readonly<{ clock: MediaClock; segments: readonly Segment[]; speakers: Speakers; language: string | null }>;

/** A text that is only read: shared, still growing, or of a task that ended early. */
export function Reader({ clock, segments, speakers, language }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<ListHandle>(null);
  const { away, follows, follow } = useFollow();
  const lines = useMemo(() => segments.map(({ id, start, end, text }) => ({ key: id, start, end, text })), [segments]);
  const origins = useMemo(() => new Map(segments.map((segment) => [segment.id, segment])), [segments]);
  const now = useRef(-1);
  const onLine = (index: number) => {
    now.current = index;
    if (follows() && index >= 0 && clock.getState().playing) list.current?.show(index);
  };
  useSpokenWord({ clock, root, lines, origins, onLine });
  const clicks = useLineClicks({ clock, origins, editing: false, onEdit: null, onSeek: follow });
  return (
    <div ref={root} data-slot="transcript" {...clicks}>
      <LineList
        count={lines.length}
        pinned={-1}
        handle={list}
        keyOf={(index) => lines[index]!.key}
        row={(index) => {
          const line = lines[index]!;
          const origin = origins.get(line.key);
          const voice = voiceOf(origin?.speaker ?? null, origin, speakers);
          return (
            <LineRow {...{ line, origin, language }} doubts={false} voice={voice && <VoiceChip voice={voice} />} />
          );
        }}
      />
      <BackToNow
        clock={clock}
        away={away}
        onBack={() => {
          follow();
          list.current?.show(Math.max(0, now.current));
        }}
      />
    </div>
  );
}
