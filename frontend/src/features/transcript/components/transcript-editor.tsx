'use client';

import dynamic from 'next/dynamic';
import { useRef, useState } from 'react';
import type { Suppressed } from '@/lib/api-types';
import { useHotkeys } from '@/lib/hotkeys';
import type { MediaClock } from '@/lib/media-clock';
import { ownEvent } from '@/lib/own-event';
import type { TranscriptDraft } from '../hooks/use-transcript-draft';
import { useFollow } from '../hooks/use-follow';
import { useFoundText } from '../hooks/use-found-text';
import { useSegmentTabStop } from '../hooks/use-segment-tab-stop';
import { useOpenSegment } from '../hooks/use-open-segment';
import { useSegmentClicks } from '../hooks/use-segment-clicks';
import { usePlace, type Place } from '../hooks/use-place';
import { useSpokenWord } from '../hooks/use-spoken-word';
import type { Hit, Query } from '../model/find';
import { indexAt } from '../model/search';
import { BackToNow } from './back-to-now';
import { EditorBar } from './editor-bar';
import { EditableSegment } from './editable-segment';
import { FindBar } from './find-bar';
import { SegmentList, type ListHandle } from './segment-list';
import { SuppressedList } from './suppressed-list';

const ConflictDialog = dynamic(() => import('./conflict-dialog').then((file) => file.ConflictDialog), { ssr: false });
const KeysDialog = dynamic(() => import('./keys-dialog').then((file) => file.KeysDialog), { ssr: false });

type Props = Readonly<{
  draft: TranscriptDraft;
  clock: MediaClock;
  taskId: string;
  language: string | null;
  /** The script the task asked for. */
  script: string | null;
  suppressed: readonly Suppressed[];
  /** The time to scroll to whenever this object changes. */
  shown: Place | null;
  /** The times of all search matches. */
  onHits: (seconds: readonly number[]) => void;
}>;

/** The transcript. It follows playback, seeks on a click and is edited in place. */
export function TranscriptEditor({ draft, clock, taskId, language, script, suppressed, shown, onHits }: Props) {
  const { editor, dispatch, saving } = draft;
  const { segments, origins, speakers } = editor;
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<ListHandle>(null);
  const now = useRef(-1);
  const { away, follows, follow, leave } = useFollow();
  const { openSegment, editing: editMode, open, toggle } = useOpenSegment();
  const [doubts, setDoubts] = useState(true);
  const [query, setQuery] = useState<Query | null>(null);
  const [hit, setHit] = useState<Hit | null>(null);
  const [keysShown, setKeysShown] = useState(false);
  const show = (index: number) => list.current?.show(index);
  const pinned = openSegment ? segments.findIndex((segment) => segment.key === openSegment.key) : -1;

  useSpokenWord({
    ...{ clock, root, segments, origins },
    onSegment: (index) => {
      now.current = index;
      // Scrolling along would move the open text field out of view.
      if (follows() && !openSegment && index >= 0 && clock.getState().playing) show(index);
    },
  });
  useFoundText(root, query, hit);
  const { stop, focus, onKeyDown, onFocus } = useSegmentTabStop({ root, segments, onMove: leave });
  usePlace(shown, segments, list, focus);
  const clicks = useSegmentClicks({ clock, origins, editing: editMode, onEdit: open, onSeek: follow });
  const step = (by: number) => {
    const index = Math.min(Math.max(0, indexAt(segments, clock.time) + by), segments.length - 1);
    if (segments[index]) clock.seek(segments[index].start);
    show(index);
  };
  useHotkeys({
    ArrowUp: () => step(-1),
    ArrowDown: () => step(1),
    KeyE: () => {
      const segment = segments[Math.max(0, indexAt(segments, clock.time))];
      if (segment) open({ key: segment.key, caret: segment.text.length });
    },
    'Control+KeyS': draft.save,
    'Control+KeyZ': () => dispatch({ type: 'undo' }),
    'Control+Shift+KeyZ': () => dispatch({ type: 'redo' }),
    Slash: () => setQuery(query ?? { text: '', matchCase: false }),
    'Shift+Slash': () => setKeysShown(true),
  });
  const hiddenBy = useSuppressedBySegment(segments, suppressed);
  return (
    <section data-slot="transcript">
      <EditorBar
        {...{ draft, editMode, doubts }}
        onEditMode={toggle}
        onDoubts={() => setDoubts(!doubts)}
        onFind={() => setQuery(query ? null : { text: '', matchCase: false })}
        onKeys={() => setKeysShown(true)}
      />
      {query && (
        <FindBar
          {...{ segments, query, dispatch, onHits }}
          onQuery={setQuery}
          onHit={setHit}
          onGo={({ key }) => show(segments.findIndex((segment) => segment.key === key))}
          onClose={() => {
            setQuery(null);
            setHit(null);
            onHits([]);
          }}
        />
      )}
      <div
        ref={root}
        {...{ onKeyDown, onFocus, ...clicks }}
        onBlur={ownEvent((event) => event.target instanceof HTMLTextAreaElement && draft.save())}
      >
        <SegmentList
          count={segments.length}
          pinned={[pinned, stop]}
          handle={list}
          keyOf={(index) => segments[index]!.key}
          row={(index) => (
            <>
              <EditableSegment
                {...{ speakers, language, script, doubts, dispatch, editMode }}
                segment={segments[index]!}
                stop={index === stop}
                previous={segments[index - 1]}
                next={segments[index + 1]}
                origin={origins.get(segments[index]!.key)}
                caret={openSegment?.key === segments[index]!.key ? openSegment.caret : null}
                onOpen={open}
              />
              <SuppressedList items={hiddenBy.get(index) ?? []} />
            </>
          )}
        />
      </div>
      <BackToNow
        clock={clock}
        away={away}
        onBack={() => {
          follow();
          show(Math.max(0, now.current));
        }}
      />
      {saving.phase === 'conflict' && <ConflictDialog taskId={taskId} draft={draft} />}
      {keysShown && <KeysDialog onClose={() => setKeysShown(false)} />}
    </section>
  );
}

/** Suppressed text is shown after the segment it followed. */
function useSuppressedBySegment(segments: TranscriptDraft['editor']['segments'], suppressed: readonly Suppressed[]) {
  const bySegment = new Map<number, Suppressed[]>();
  for (const item of suppressed) {
    const index = Math.max(0, indexAt(segments, item.start));
    bySegment.set(index, [...(bySegment.get(index) ?? []), item]);
  }
  return bySegment;
}
