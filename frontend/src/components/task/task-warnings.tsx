'use client';

import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Task } from '@/lib/api-types';
import { cn } from '@/lib/utils';

/** Warnings about the transcript, each kind once. `withAdvice` adds what each one means. */
export function TaskWarnings({
  task,
  withAdvice = false,
  className,
}: Readonly<{ task: Task; withAdvice?: boolean; className?: string }>) {
  const t = useTranslations('warning');
  const codes = [
    ...new Set((task.warnings ?? []).map((warning) => (t.has(`${warning.code}.title`) ? warning.code : 'other'))),
  ];
  if (codes.length === 0) return null;
  return (
    <ul className={cn('grid gap-1 text-xs', className)}>
      {codes.map((code) => (
        <li key={code} className="flex items-start gap-1 text-warning" title={t(`${code}.advice`)}>
          <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          <span>
            {t(`${code}.title`)}
            {withAdvice && <span className="block text-muted-foreground">{t(`${code}.advice`)}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
