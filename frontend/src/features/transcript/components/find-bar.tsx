'use client';

import { ChevronDown, ChevronUp, Replace, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { useHeightVariable } from '@/lib/use-height-variable';
import { cn } from '@/lib/utils';
import { useHits } from '../hooks/use-hits';
import type { Action, DraftSegment } from '../model/editor';
import { replaceAll, type Hit, type Query } from '../model/find';
import { ReplacePreview } from './replace-preview';

type Props = Readonly<{
  segments: readonly DraftSegment[];
  query: Query;
  onQuery: (query: Query) => void;
  /** The current match; null when there is none. */
  onHit: (hit: Hit | null) => void;
  /** The user moved to this match. */
  onGo: (hit: Hit) => void;
  onHits: (seconds: readonly number[]) => void;
  onClose: () => void;
  dispatch: (action: Action) => void;
}>;

/**
 * Search and replace, sticky below the player. On phones the replace fields fold away. Searches the whole text, steps through the matches
 * and previews a replacement before applying it.
 */
export function FindBar({ segments, query, onQuery, onHit, onGo, onHits, onClose, dispatch }: Props) {
  const t = useTranslations('editor');
  const [replacement, setReplacement] = useState('');
  const [preview, setPreview] = useState(false);
  const [replacing, setReplacing] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  useHeightVariable(bar, '--find-height');
  const { hits, at, step, reset } = useHits(segments, query);
  const hit = at === null ? null : hits[at]!;
  useEffect(() => {
    const starts = new Map(segments.map((segment) => [segment.key, segment.start]));
    onHits([...new Set(hits.map((hit) => starts.get(hit.key) ?? 0))]);
  }, [hits, segments, onHits]);
  useEffect(() => onHit(hit), [hit, onHit]);
  const go = (by: 1 | -1) => {
    const next = step(by);
    if (next) onGo(next);
  };
  const search = (changed: Query) => {
    reset();
    onQuery(changed);
  };
  return (
    <div
      ref={bar}
      role="search"
      aria-label={t('find')}
      className="sticky top-[calc(3.5rem+var(--player-height,0px))] z-10 mb-3 grid gap-2 rounded-lg border bg-card p-2 shadow-sm sm:p-3"
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Input
          autoFocus
          aria-label={t('findWhat')}
          placeholder={t('findWhat')}
          className="w-full sm:w-52"
          value={query.text}
          onChange={(event) => search({ ...query, text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter') go(event.shiftKey ? -1 : 1);
            if (event.key === 'Escape') onClose();
          }}
        />
        <span role="status" className="text-sm text-muted-foreground tabular-nums">
          {query.text && t('hits', { n: hits.length, at: at === null ? 0 : at + 1 })}
        </span>
        <Button variant="ghost" size="icon" aria-label={t('previousHit')} onClick={() => go(-1)}>
          <ChevronUp />
        </Button>
        <Button variant="ghost" size="icon" aria-label={t('nextHit')} onClick={() => go(1)}>
          <ChevronDown />
        </Button>
        <Label className="flex min-h-11 items-center gap-2">
          <Checkbox
            checked={query.matchCase}
            onCheckedChange={(checked) => search({ ...query, matchCase: checked === true })}
          />
          {t('matchCase')}
        </Label>
        <Button
          variant={replacing ? 'secondary' : 'ghost'}
          size="icon"
          className="ml-auto sm:hidden"
          aria-label={t('replace')}
          aria-expanded={replacing}
          onClick={() => setReplacing(!replacing)}
        >
          <Replace />
        </Button>
        <Button variant="ghost" size="icon" className="sm:ml-auto" aria-label={t('closeFind')} onClick={onClose}>
          <X />
        </Button>
      </div>
      <div className={cn('flex flex-wrap items-center gap-2', !replacing && 'max-sm:hidden')}>
        <Input
          aria-label={t('replaceWith')}
          placeholder={t('replaceWith')}
          className="w-full sm:w-52"
          value={replacement}
          onChange={(event) => setReplacement(event.target.value)}
        />
        <Button variant="outline" size="sm" disabled={!hits.length} onClick={() => setPreview(true)}>
          {t('preview')}
        </Button>
      </div>
      {preview && (
        <ReplacePreview
          segments={segments}
          texts={replaceAll(segments, query, replacement)}
          onClose={() => setPreview(false)}
          onReplace={(texts) => dispatch({ type: 'replace', texts })}
        />
      )}
    </div>
  );
}
