'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/checkbox';
import { Table, TableBody, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { Task } from '@/lib/api-types';
import type { Selection } from '../hooks/use-selection';
import type { TaskActions } from '../hooks/use-task-actions';
import type { useHeldRows } from '../hooks/use-held-rows';
import { SORTS, type Sort } from '../list-params';
import { TaskRow } from './task-row';

const COLUMNS = ['name', 'status', 'language', 'duration', 'model', 'createdAt', 'took'] as const;
type Column = (typeof COLUMNS)[number];

export type RowsProps = Readonly<{
  rows: readonly Task[];
  hold: ReturnType<typeof useHeldRows>['hold'];
  selection: Selection;
  actions: TaskActions;
}>;

type Props = RowsProps & Readonly<{ sort: Sort; onSort: (sort: Sort) => void }>;

export function TasksTable({ rows, hold, selection, actions, sort, onSort }: Props) {
  const t = useTranslations('tasks');
  return (
    <div className="rounded-xl border bg-card">
      <Table label={t('table')}>
        <TableHeader>
          <TableRow>
            <TableHead className="pl-3">
              <Checkbox
                checked={selection.page}
                onCheckedChange={(on) => selection.togglePage(on === true)}
                aria-label={t('selectPage')}
              />
            </TableHead>
            {COLUMNS.map((column) => (
              <SortHead key={column} column={column} sort={sort} onSort={onSort} />
            ))}
            <TableHead>
              <span className="sr-only">{t('columns.actions')}</span>
            </TableHead>
          </TableRow>
        </TableHeader>
        <TableBody {...hold}>
          {rows.map((task) => (
            <TaskRow
              key={task.id}
              task={task}
              chosen={selection.has(task.id)}
              onChoose={() => selection.toggle(task)}
              actions={actions}
            />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

type HeadProps = Readonly<{ column: Column; sort: Sort; onSort: (sort: Sort) => void }>;

/** The server can sort by some columns. A second press reverses the order. */
function SortHead({ column, sort, onSort }: HeadProps) {
  const t = useTranslations('tasks');
  const up = column as Sort;
  const down = `-${column}` as Sort;
  const label = t(`columns.${column}`);
  const end = column === 'duration' ? 'text-right' : undefined;
  if (!SORTS.includes(up)) return <TableHead className={end}>{label}</TableHead>;
  const order = sort === up ? 'ascending' : sort === down ? 'descending' : undefined;
  const first = column === 'createdAt' || column === 'duration' ? down : up;
  const Arrow = order === 'ascending' ? ArrowUp : ArrowDown;
  return (
    <TableHead aria-sort={order ?? 'none'} className={end}>
      <button
        type="button"
        className="inline-flex min-h-9 items-center gap-1 rounded hover:text-foreground pointer-coarse:min-h-11"
        onClick={() => onSort(sort === first ? (first === up ? down : up) : first)}
      >
        {label}
        {order && <Arrow aria-hidden className="size-3.5" />}
      </button>
    </TableHead>
  );
}
