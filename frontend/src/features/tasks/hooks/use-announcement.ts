'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Task } from '@/lib/api-types';
import { useTaskName } from '@/lib/use-task-name';

const SAID_ONE_BY_ONE = 3;

/** What a screen reader announces when tasks on the page change their status: each change once, never a percentage. */
export function useAnnouncement(rows: readonly Task[]): string {
  const t = useTranslations('status');
  const nameOf = useTaskName();
  const [known, setKnown] = useState<Readonly<{ rows: readonly Task[]; words: string }>>({ rows, words: '' });
  if (known.rows === rows) return known.words;
  const before = new Map(known.rows.map((task) => [task.id, task.status]));
  const changed = rows.filter((task) => before.has(task.id) && before.get(task.id) !== task.status);
  const words =
    changed.length > SAID_ONE_BY_ONE
      ? t('announceMany', { count: changed.length })
      : changed.map((task) => t('announce', { name: nameOf(task), status: t(task.status) })).join('. ');
  setKnown({ rows, words: words || known.words });
  return words || known.words;
}
