'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import type { ListControl } from '../hooks/use-list-state';
import { PAGE_SIZES, type ListState } from '../list-params';

export function Pager({ list, nextCursor }: Readonly<{ list: ListControl; nextCursor: string | null }>) {
  const t = useTranslations('tasks');
  const id = useId();
  return (
    <nav aria-label={t('pages')} className="flex flex-wrap items-center justify-between gap-2">
      <div className="flex items-center gap-2">
        <label htmlFor={id} className="text-sm text-muted-foreground">
          {t('pageSize')}
        </label>
        <Select
          id={id}
          value={String(list.size)}
          onChange={(event) => list.change({ size: event.target.value as ListState['size'] })}
        >
          {PAGE_SIZES.map((size) => (
            <option key={size} value={size}>
              {size}
            </option>
          ))}
        </Select>
      </div>
      <div className="flex gap-2">
        <Button variant="outline" disabled={!list.state.cursor} onClick={list.previous}>
          <ChevronLeft />
          {t(list.knowsPrevious ? 'previous' : 'first')}
        </Button>
        <Button variant="outline" disabled={!nextCursor} onClick={() => nextCursor && list.next(nextCursor)}>
          {t('next')}
          <ChevronRight />
        </Button>
      </div>
    </nav>
  );
}
