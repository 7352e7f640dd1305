'use client';

import { useTranslations } from 'next-intl';
import { TASK_STATUSES } from '@/components/task/status-badge';
import { Button } from '@/components/ui/button';
import type { ListState } from '../list-params';

type Props = Readonly<{
  chosen: ListState['status'];
  counts: Readonly<Record<string, number>> | null | undefined;
  onChange: (status: ListState['status']) => void;
}>;

/** One button per status, with its count. Several can be on at once. */
export function StatusFilter({ chosen, counts, onChange }: Props) {
  const t = useTranslations('tasks');
  const ts = useTranslations('status');
  const button = (key: string, label: string, on: boolean, press: () => void) => (
    <Button
      key={key}
      size="sm"
      variant={on ? 'secondary' : 'ghost'}
      className={on ? 'ring-1 ring-input' : undefined}
      aria-pressed={on}
      aria-label={counts ? t('count', { label, count: counts[key] ?? 0 }) : label}
      onClick={press}
    >
      {label}
      {counts && <span className="text-muted-foreground tabular-nums">{counts[key] ?? 0}</span>}
    </Button>
  );
  return (
    <div role="group" aria-label={t('statusFilter')} className="flex flex-wrap gap-1">
      {button('all', t('all'), chosen.length === 0, () => onChange([]))}
      {TASK_STATUSES.map((status) => {
        const on = chosen.includes(status);
        return button(status, ts(status), on, () =>
          onChange(on ? chosen.filter((other) => other !== status) : [...chosen, status]),
        );
      })}
    </div>
  );
}
