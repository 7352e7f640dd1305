'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { TaskCard } from './task-card';
import type { RowsProps } from './tasks-table';

export function TaskCards({ rows, hold, selection, actions }: RowsProps) {
  const t = useTranslations('tasks');
  const id = useId();
  return (
    <div className="grid gap-3">
      <div className="flex min-h-11 items-center gap-3 pl-3">
        <Checkbox id={id} checked={selection.page} onCheckedChange={(on) => selection.togglePage(on === true)} />
        <label htmlFor={id} className="text-sm">
          {t('selectPage')}
        </label>
      </div>
      <ul aria-label={t('title')} className="grid gap-3" {...hold}>
        {rows.map((task) => (
          <TaskCard
            key={task.id}
            task={task}
            chosen={selection.has(task.id)}
            onChoose={() => selection.toggle(task)}
            actions={actions}
          />
        ))}
      </ul>
    </div>
  );
}
