'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { langTag } from '@/lib/language-names';
import type { Action, DraftSegment } from '../model/editor';
import type { OpenSegment } from '../hooks/use-open-segment';
import { SegmentTools } from './segment-tools';

type Props = Readonly<{
  segment: DraftSegment;
  caret: number;
  previous: DraftSegment | undefined;
  next: DraftSegment | undefined;
  language: string | null;
  script: string | null;
  dispatch: (action: Action) => void;
  onOpen: (open: OpenSegment | null) => void;
}>;

/** The text field of the open segment. Typing changes the transcript at once, so clicking elsewhere loses nothing. */
export function SegmentTextField({ segment, caret, previous, next, language, script, dispatch, onOpen }: Props) {
  const t = useTranslations('editor');
  const field = useRef<HTMLTextAreaElement>(null);
  /** The text that Escape restores; null if nothing was typed. */
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
  useEffect(() => () => dispatch({ type: 'close', key: segment.key }), [dispatch, segment.key]);

  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const { selectionStart, selectionEnd } = event.currentTarget;
    const control = event.ctrlKey || event.metaKey;
    const done = () => event.preventDefault();
    if (event.key === 'Escape') {
      done();
      if (before.current !== null) dispatch({ type: 'revert', key: segment.key, text: before.current });
      onOpen(null);
    } else if (event.key === 'Enter' && control) {
      done();
      reshape({ type: 'split', key: segment.key, offset: selectionStart });
    } else if ((event.key === 'Enter' && !event.shiftKey) || (event.key === 'Tab' && !event.shiftKey && next)) {
      done();
      onOpen(next ? { key: next.key, caret: 0 } : null);
    } else if (event.key === 'Tab' && event.shiftKey && previous) {
      done();
      onOpen({ key: previous.key, caret: previous.text.length });
    } else if (event.key === 'Backspace' && !selectionStart && !selectionEnd && previous) {
      done();
      const head = previous.text.trimEnd();
      dispatch({ type: 'mergeBack', key: segment.key });
      onOpen({ key: previous.key, caret: head ? head.length + 1 : 0 });
    }
  };
  return (
    <div className="grid gap-2">
      <textarea
        ref={field}
        data-slot="segment-text"
        aria-label={t('text')}
        lang={langTag(language, script)}
        value={segment.text}
        rows={Math.max(1, Math.ceil(segment.text.length / 70))}
        onChange={(event) => {
          before.current ??= segment.text;
          dispatch({
            type: 'text',
            key: segment.key,
            text: event.target.value.replace(/\n/g, ' '),
            at: event.timeStamp,
          });
        }}
        onKeyDown={press}
        className="field-sizing-content w-full resize-none rounded-md border border-input bg-background px-2 py-1 text-base leading-relaxed"
      />
      <SegmentTools
        segment={segment}
        field={field}
        previous={previous}
        dispatch={reshape}
        onOpen={onOpen}
        next={next}
      />
    </div>
  );
}
