'use client';

import { useMemo, useRef } from 'react';
import type { Segment } from '@/lib/api-types';
import type { MediaClock } from '@/lib/media-clock';
import { useFollow } from '../hooks/use-follow';
import { useSegmentTabStop } from '../hooks/use-segment-tab-stop';
import { useSegmentClicks } from '../hooks/use-segment-clicks';
import { usePlace, type Place } from '../hooks/use-place';
import { useSpokenWord } from '../hooks/use-spoken-word';
import type { Speakers } from '../model/editor';
import { speakerLabelOf } from '../model/speakers';
import { BackToNow } from './back-to-now';
import { SegmentList, type ListHandle } from './segment-list';
import { SegmentRow } from './segment-row';
import { SpeakerChip } from './speaker-chip';

type Props = Readonly<{
  clock: MediaClock;
  segments: readonly Segment[];
  speakers: Speakers;
  language: string | null;
  /** The script the task asked for. */
  script?: string | null;
  /** The time to scroll to whenever this object changes. */
  place?: Place | null;
}>;

/** A read-only transcript: shared, still growing, or of a task that ended early. */
export function Reader({ clock, segments, speakers, language, script = null, place = null }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<ListHandle>(null);
  const { away, follows, follow, leave } = useFollow();
  const keyed = useMemo(() => segments.map(({ id, start, end, text }) => ({ key: id, start, end, text })), [segments]);
  const origins = useMemo(() => new Map(segments.map((segment) => [segment.id, segment])), [segments]);
  const now = useRef(-1);
  const onSegment = (index: number) => {
    now.current = index;
    if (follows() && index >= 0 && clock.getState().playing) list.current?.show(index);
  };
  useSpokenWord({ clock, root, segments: keyed, origins, onSegment });
  const { stop, focus, onKeyDown, onFocus } = useSegmentTabStop({ root, segments: keyed, onMove: leave });
  usePlace(place, keyed, list, focus);
  const clicks = useSegmentClicks({ clock, origins, editing: false, onEdit: null, onSeek: follow });
  return (
    <div ref={root} data-slot="transcript" {...clicks} onKeyDown={onKeyDown} onFocus={onFocus}>
      <SegmentList
        count={keyed.length}
        pinned={[stop]}
        handle={list}
        keyOf={(index) => keyed[index]!.key}
        row={(index) => {
          const segment = keyed[index]!;
          const origin = origins.get(segment.key);
          const speaker = speakerLabelOf(origin?.speaker ?? null, origin, speakers);
          return (
            <SegmentRow
              {...{ segment, origin, language, script }}
              doubts={false}
              stop={index === stop}
              speaker={speaker && <SpeakerChip speaker={speaker} />}
            />
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
