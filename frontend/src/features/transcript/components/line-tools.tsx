'use client';

import { Merge, Scissors, Trash2, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type RefObject } from 'react';
import { Button } from '@/components/ui/button';
import type { Action, Line } from '../model/editor';
import type { Open } from './line-editor';
import { ShiftTimes } from './shift-times';
import { TimeField } from './time-field';

type Props = Readonly<{
  line: Line;
  previous: Line | undefined;
  next: Line | undefined;
  field: RefObject<HTMLTextAreaElement | null>;
  dispatch: (action: Action) => void;
  onOpen: (open: Open | null) => void;
}>;

/** What else can be done with the open line, for who does not know the keys. */
export function LineTools({ line, previous, next, field, dispatch, onOpen }: Props) {
  const t = useTranslations('editor');
  const remove = () => {
    const neighbour = next ?? previous;
    dispatch({ type: 'remove', key: line.key });
    onOpen(neighbour ? { key: neighbour.key, caret: 0 } : null);
  };
  const tools = [
    ['split', Scissors, () => dispatch({ type: 'split', key: line.key, offset: field.current?.selectionStart ?? 0 })],
    [
      'merge',
      Merge,
      () => {
        if (!previous) return;
        dispatch({ type: 'mergeBack', key: line.key });
        onOpen({ key: previous.key, caret: previous.text.trimEnd().length + 1 });
      },
    ],
    ['remove', Trash2, remove],
  ] as const;
  return (
    <div role="group" aria-label={t('tools')} className="flex flex-wrap items-center gap-1">
      <TimeField
        label={t('start')}
        value={line.start}
        onChange={(start) => dispatch({ type: 'times', key: line.key, start, end: Math.max(start, line.end) })}
      />
      <span aria-hidden>–</span>
      <TimeField
        label={t('end')}
        value={line.end}
        onChange={(end) => dispatch({ type: 'times', key: line.key, start: line.start, end })}
      />
      <ShiftTimes line={line} dispatch={dispatch} />
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
