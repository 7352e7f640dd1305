'use client';

import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import type { Action, Line } from '../model/editor';
import { findAll, replaceAll, type Query } from '../model/find';
import { ReplacePreview } from './replace-preview';

type Props = Readonly<{
  lines: readonly Line[];
  query: Query;
  onQuery: (query: Query) => void;
  onShow: (key: number) => void;
  onHits: (seconds: readonly number[]) => void;
  onClose: () => void;
  dispatch: (action: Action) => void;
}>;

/** Finds in the whole text, steps through the hits, replaces after a look at what would change. */
export function FindBar({ lines, query, onQuery, onShow, onHits, onClose, dispatch }: Props) {
  const t = useTranslations('editor');
  const [replacement, setReplacement] = useState('');
  const [at, setAt] = useState(-1);
  const [preview, setPreview] = useState(false);
  const wanted = useDeferredValue(query);
  const hits = useMemo(() => findAll(lines, wanted), [lines, wanted]);
  useEffect(() => {
    const starts = new Map(lines.map((line) => [line.key, line.start]));
    onHits([...new Set(hits.map((hit) => starts.get(hit.key) ?? 0))]);
  }, [hits, lines, onHits]);
  const go = (by: number) => {
    if (!hits.length) return;
    const next = (at + by + hits.length) % hits.length;
    setAt(next);
    onShow(hits[next]!.key);
  };
  return (
    <div role="search" aria-label={t('find')} className="mb-3 grid gap-2 rounded-lg border bg-card p-3">
      <div className="flex flex-wrap items-center gap-2">
        <Input
          autoFocus
          aria-label={t('findWhat')}
          placeholder={t('findWhat')}
          className="w-full sm:w-52"
          value={query.text}
          onChange={(event) => {
            setAt(-1);
            onQuery({ ...query, text: event.target.value });
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') go(event.shiftKey ? -1 : 1);
            if (event.key === 'Escape') onClose();
          }}
        />
        <span role="status" className="text-sm text-muted-foreground tabular-nums">
          {query.text && t('hits', { n: hits.length, at: at + 1 })}
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
            onCheckedChange={(checked) => onQuery({ ...query, matchCase: checked === true })}
          />
          {t('matchCase')}
        </Label>
        <Button variant="ghost" size="icon" className="ml-auto" aria-label={t('closeFind')} onClick={onClose}>
          <X />
        </Button>
      </div>
      <div className="flex flex-wrap items-center gap-2">
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
          lines={lines}
          texts={replaceAll(lines, query, replacement)}
          onClose={() => setPreview(false)}
          onReplace={(texts) => dispatch({ type: 'replace', texts })}
        />
      )}
    </div>
  );
}
