'use client';

import dynamic from 'next/dynamic';
import { useRef, useState, type RefObject } from 'react';
import type { Suppressed } from '@/lib/api-types';
import { useHotkeys } from '@/lib/hotkeys';
import type { MediaClock } from '@/lib/media-clock';
import type { Editing } from '../hooks/use-editing';
import { useFollow } from '../hooks/use-follow';
import { useFoundText } from '../hooks/use-found-text';
import { useLineClicks, useOpenLine } from '../hooks/use-lines';
import { useSpokenWord } from '../hooks/use-spoken-word';
import type { Query } from '../model/find';
import { indexAt } from '../model/search';
import { BackToNow } from './back-to-now';
import { EditorBar } from './editor-bar';
import { EditorLine } from './editor-line';
import { FindBar } from './find-bar';
import { LineList, type ListHandle } from './line-list';
import { SuppressedList } from './suppressed-list';

const ConflictDialog = dynamic(() => import('./conflict-dialog').then((file) => file.ConflictDialog), { ssr: false });
const KeysDialog = dynamic(() => import('./keys-dialog').then((file) => file.KeysDialog), { ssr: false });

type Props = Readonly<{
  editing: Editing;
  clock: MediaClock;
  taskId: string;
  language: string | null;
  suppressed: readonly Suppressed[];
  /** Moments at which the search hit. */
  onHits: (seconds: readonly number[]) => void;
}>;

/** The transcript: follows the sound, seeks by a click, is corrected in place. */
export function TranscriptEditor({ editing, clock, taskId, language, suppressed, onHits }: Props) {
  const { editor, dispatch, saving } = editing;
  const { lines, origins, speakers } = editor;
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<ListHandle>(null);
  const now = useRef(-1);
  const { away, follows, follow } = useFollow();
  const { place, editing: editMode, open, toggle } = useOpenLine();
  const [doubts, setDoubts] = useState(true);
  const [query, setQuery] = useState<Query | null>(null);
  const [keysShown, setKeysShown] = useState(false);
  const show = (index: number) => list.current?.show(index);
  const pinned = place ? lines.findIndex((line) => line.key === place.key) : -1;

  useSpokenWord({
    ...{ clock, root, lines, origins },
    onLine: (index) => {
      now.current = index;
      // Following would take the open line off the page.
      if (follows() && !place && index >= 0 && clock.getState().playing) show(index);
    },
  });
  useFoundText(root, query);
  const clicks = useLineClicks({ clock, origins, editing: editMode, onEdit: open, onSeek: follow });
  const step = (by: number) => {
    const index = Math.min(Math.max(0, indexAt(lines, clock.time) + by), lines.length - 1);
    if (lines[index]) clock.seek(lines[index].start);
    show(index);
  };
  useHotkeys({
    ArrowUp: () => step(-1),
    ArrowDown: () => step(1),
    KeyE: () => {
      const line = lines[Math.max(0, indexAt(lines, clock.time))];
      if (line) open({ key: line.key, caret: line.text.length });
    },
    'Control+KeyS': editing.save,
    'Control+KeyZ': () => dispatch({ type: 'undo' }),
    'Control+Shift+KeyZ': () => dispatch({ type: 'redo' }),
    Slash: () => setQuery(query ?? { text: '', matchCase: false }),
    'Shift+Slash': () => setKeysShown(true),
  });
  const hiddenBy = useSuppressedByLine(lines, suppressed);
  return (
    <section data-slot="transcript">
      <EditorBar
        {...{ editing, editMode, doubts }}
        onEditMode={toggle}
        onDoubts={() => setDoubts(!doubts)}
        onFind={() => setQuery(query ? null : { text: '', matchCase: false })}
        onKeys={() => setKeysShown(true)}
      />
      {query && (
        <FindBar
          {...{ lines, query, dispatch, onHits }}
          onQuery={setQuery}
          onShow={(key) => show(lines.findIndex((line) => line.key === key))}
          onClose={() => {
            setQuery(null);
            onHits([]);
          }}
        />
      )}
      <div ref={root} {...clicks} onBlur={(event) => leavesField(event.target, root) && editing.save()}>
        <LineList
          count={lines.length}
          pinned={pinned}
          handle={list}
          keyOf={(index) => lines[index]!.key}
          row={(index) => (
            <>
              <EditorLine
                {...{ speakers, language, doubts, dispatch, editMode }}
                line={lines[index]!}
                previous={lines[index - 1]}
                next={lines[index + 1]}
                origin={origins.get(lines[index]!.key)}
                caret={place?.key === lines[index]!.key ? place.caret : null}
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
      {saving.phase === 'conflict' && <ConflictDialog taskId={taskId} editing={editing} />}
      {keysShown && <KeysDialog onClose={() => setKeysShown(false)} />}
    </section>
  );
}

const leavesField = (left: Element, root: RefObject<HTMLElement | null>) =>
  left instanceof HTMLTextAreaElement && !!root.current;

/** Suppressed speech stands behind the line it came after. */
function useSuppressedByLine(lines: Editing['editor']['lines'], suppressed: readonly Suppressed[]) {
  const places = new Map<number, Suppressed[]>();
  for (const item of suppressed) {
    const index = Math.max(0, indexAt(lines, item.start));
    places.set(index, [...(places.get(index) ?? []), item]);
  }
  return places;
}
