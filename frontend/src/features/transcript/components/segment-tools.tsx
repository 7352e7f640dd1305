'use client';

import { Merge, Scissors, Trash2, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type RefObject } from 'react';
import { Button } from '@/components/ui/button';
import type { OpenSegment } from '../hooks/use-open-segment';
import type { Action, DraftSegment } from '../model/editor';
import { ShiftTimes } from './shift-times';
import { TimeField } from './time-field';

type Props = Readonly<{
  segment: DraftSegment;
  previous: DraftSegment | undefined;
  next: DraftSegment | undefined;
  field: RefObject<HTMLTextAreaElement | null>;
  dispatch: (action: Action) => void;
  onOpen: (open: OpenSegment | null) => void;
}>;

/** Buttons for everything that the keyboard can do with the open segment. */
export function SegmentTools({ segment, previous, next, field, dispatch, onOpen }: Props) {
  const t = useTranslations('editor');
  const remove = () => {
    const neighbour = next ?? previous;
    dispatch({ type: 'remove', key: segment.key });
    onOpen(neighbour ? { key: neighbour.key, caret: 0 } : null);
  };
  const tools = [
    [
      'split',
      Scissors,
      () => dispatch({ type: 'split', key: segment.key, offset: field.current?.selectionStart ?? 0 }),
    ],
    [
      'merge',
      Merge,
      () => {
        if (!previous) return;
        dispatch({ type: 'mergeBack', key: segment.key });
        onOpen({ key: previous.key, caret: previous.text.trimEnd().length + 1 });
      },
    ],
    ['remove', Trash2, remove],
  ] as const;
  return (
    <div role="group" aria-label={t('tools')} className="flex flex-wrap items-center gap-1">
      <TimeField
        label={t('start')}
        value={segment.start}
        onChange={(start) => dispatch({ type: 'times', key: segment.key, start, end: Math.max(start, segment.end) })}
      />
      <span aria-hidden>–</span>
      <TimeField
        label={t('end')}
        value={segment.end}
        onChange={(end) => dispatch({ type: 'times', key: segment.key, start: segment.start, end })}
      />
      <ShiftTimes segment={segment} dispatch={dispatch} />
      {tools.map(([name, Icon, run]) => (
        <Button
          key={name}
          variant="ghost"
          size="icon"
          aria-label={t(name)}
          title={t(name)}
          disabled={name === 'merge' && !previous}
          onClick={run}
        >
          <Icon />
        </Button>
      ))}
      <Button variant="ghost" size="icon" aria-label={t('done')} title={t('done')} onClick={() => onOpen(null)}>
        <X />
      </Button>
    </div>
  );
}
