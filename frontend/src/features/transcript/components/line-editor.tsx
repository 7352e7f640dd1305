'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { Action, Line } from '../model/editor';
import { LineTools } from './line-tools';

export type Open = Readonly<{ key: number; caret: number }>;
type Props = Readonly<{
  line: Line;
  caret: number;
  previous: Line | undefined;
  next: Line | undefined;
  language: string | null;
  dispatch: (action: Action) => void;
  onOpen: (open: Open | null) => void;
}>;

/** The text of the open segment. What is typed is in the transcript at once: a click outside loses nothing. */
export function LineEditor({ line, caret, previous, next, language, dispatch, onOpen }: Props) {
  const t = useTranslations('editor');
  const field = useRef<HTMLTextAreaElement>(null);
  /** What Escape goes back to: the text before what was typed here. */
  const before = useRef<string | null>(null);
  const reshape = (action: Action) => {
    before.current = null;
    dispatch(action);
  };
  useEffect(() => {
    const area = field.current;
    if (!area) return;
    area.focus({ preventScroll: true });
    const at = Math.min(caret, area.value.length);
    area.setSelectionRange(at, at);
    area.scrollIntoView({ block: 'nearest' });
  }, [caret]);
  useEffect(() => () => dispatch({ type: 'close', key: line.key }), [dispatch, line.key]);

  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const { selectionStart, selectionEnd } = event.currentTarget;
    const control = event.ctrlKey || event.metaKey;
    const done = () => event.preventDefault();
    if (event.key === 'Escape') {
      done();
      if (before.current !== null) dispatch({ type: 'revert', key: line.key, text: before.current });
      onOpen(null);
    } else if (event.key === 'Enter' && control) {
      done();
      reshape({ type: 'split', key: line.key, offset: selectionStart });
    } else if ((event.key === 'Enter' && !event.shiftKey) || (event.key === 'Tab' && !event.shiftKey && next)) {
      done();
      onOpen(next ? { key: next.key, caret: 0 } : null);
    } else if (event.key === 'Tab' && event.shiftKey && previous) {
      done();
      onOpen({ key: previous.key, caret: previous.text.length });
    } else if (event.key === 'Backspace' && !selectionStart && !selectionEnd && previous) {
      done();
      const head = previous.text.trimEnd();
      dispatch({ type: 'mergeBack', key: line.key });
      onOpen({ key: previous.key, caret: head ? head.length + 1 : 0 });
    }
  };
  return (
    <div className="grid gap-2">
      <textarea
        ref={field}
        data-slot="line-text"
        aria-label={t('text')}
        lang={language ?? undefined}
        value={line.text}
        rows={Math.max(1, Math.ceil(line.text.length / 70))}
        onChange={(event) => {
          before.current ??= line.text;
          dispatch({ type: 'text', key: line.key, text: event.target.value.replace(/\n/g, ' '), at: event.timeStamp });
        }}
        onKeyDown={press}
        className="field-sizing-content w-full resize-none rounded-md border border-input bg-background px-2 py-1 text-base leading-relaxed"
      />
      <LineTools line={line} field={field} previous={previous} dispatch={reshape} onOpen={onOpen} next={next} />
    </div>
  );
}
