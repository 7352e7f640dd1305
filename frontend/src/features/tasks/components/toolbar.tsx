'use client';

import { SlidersHorizontal } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { ListControl } from '../hooks/use-list-state';
import { FilterFields } from './filter-fields';
import { SearchField } from './search-field';
import { StatusFilter } from './status-filter';

type Props = Readonly<{ list: ListControl; counts: Readonly<Record<string, number>> | null | undefined }>;

/** Search and filters. The rarely used ones fold away, but never while they are active. */
export function Toolbar({ list, counts }: Props) {
  const t = useTranslations('tasks');
  const id = useId();
  const { state, change } = list;
  const inUse = [state.language, state.model, state.from, state.to].some(Boolean);
  const [open, setOpen] = useState(inUse);
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-start gap-2">
        <SearchField q={state.q} onSearch={(q) => change({ q })} />
        <Button variant="outline" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          <SlidersHorizontal />
          {t('filters')}
        </Button>
      </div>
      <div id={id} hidden={!open}>
        {open && <FilterFields list={list} />}
      </div>
      <StatusFilter chosen={state.status} counts={counts} onChange={(status) => change({ status })} />
    </div>
  );
}
