'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Task } from '@/lib/api-types';
import { Exports } from './exports';
import { Facts } from './facts';
import { Shares } from './shares';
import { SideSection } from './side-section';
import { Tags } from './tags';
import { TaskActions } from './task-actions';
import { useTaskName } from '@/lib/use-task-name';

type Props = Readonly<{
  task: Task;
  sharing: boolean;
  /** True if there is text to export. */
  hasText: boolean;
  /** Saves pending edits, because the server writes the exports. */
  saveAll?: () => Promise<void>;
  versions?: ReactNode;
  /** Scrolls the transcript to a time. */
  onPlace: (seconds: number) => void;
  onRetried: (id: string) => void;
  onDeleted: () => void;
}>;

export function SidePanel({ task, sharing, hasText, saveAll, versions, onPlace, onRetried, onDeleted }: Props) {
  const t = useTranslations('transcript');
  const nameOf = useTaskName();
  const api = `/api/tasks/${encodeURIComponent(task.id)}`;
  const over = !['queued', 'running'].includes(task.status);
  return (
    <aside aria-label={t('details')} className="rounded-xl border bg-card px-4 py-1">
      <SideSection title={t('about')} open>
        <Facts task={task} onPlace={onPlace} />
      </SideSection>
      {hasText && (
        <SideSection title={t('export')} open>
          <Exports
            base={`${api}/transcript`}
            facts={{ ...task, name: nameOf(task) }}
            saveAll={saveAll}
            audioUrl={task.audio.available ? `${api}/audio?download=true` : null}
          />
        </SideSection>
      )}
      {hasText && sharing && task.status === 'success' && (
        <SideSection title={t('share')}>
          <Shares taskId={task.id} />
        </SideSection>
      )}
      {versions && <SideSection title={t('versions')}>{versions}</SideSection>}
      <SideSection title={t('tags.title')}>
        <Tags task={task} />
      </SideSection>
      {over && (
        <SideSection title={t('actions.title')}>
          <TaskActions {...{ task, onRetried, onDeleted }} />
        </SideSection>
      )}
    </aside>
  );
}
