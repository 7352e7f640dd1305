'use client';

import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { Input } from '@/components/ui/input';
import { MIN_SEARCH_LENGTH } from '../list-params';

const PAUSE_MS = 300;

/** Searches when the user stops typing. A `q` that changes elsewhere (back button, clearing) shows at once. */
export function SearchField({ q, onSearch }: Readonly<{ q: string; onSearch: (q: string) => void }>) {
  const t = useTranslations('tasks');
  const [{ text, sent }, setText] = useState({ text: q, sent: q });
  const pause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);
  if (sent !== q) setText({ text: q, sent: q });
  const type = (typed: string) => {
    setText({ text: typed, sent });
    clearTimeout(pause.current);
    pause.current = setTimeout(() => {
      setText({ text: typed, sent: typed });
      onSearch(typed);
    }, PAUSE_MS);
  };
  const short = text.trim().length > 0 && text.trim().length < MIN_SEARCH_LENGTH;
  return (
    <div className="relative min-w-0 grow basis-64">
      <Search aria-hidden className="absolute top-3 left-3 size-4 text-muted-foreground pointer-coarse:top-3.5" />
      <Input
        type="search"
        className="pl-9"
        maxLength={200}
        aria-label={t('search')}
        placeholder={t('search')}
        value={text}
        onChange={(event) => type(event.target.value)}
      />
      <p role="status" className="text-xs text-muted-foreground">
        {short && t('searchShort')}
      </p>
    </div>
  );
}
