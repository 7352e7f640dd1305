'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useState } from 'react';
import { PageHeader } from '@/components/layout/page-header';
import { ProblemNotice } from '@/components/problem-notice';
import { peaksQuery } from '@/features/player/api/get-peaks';
import { Player } from '@/features/player/components/player';
import { useMediaClock } from '@/features/player/hooks/use-media-clock';
import { segmentsQuery } from '@/features/transcript/api/get-segments';
import { taskQuery } from '@/features/transcript/api/get-task';
import { Reader } from '@/features/transcript/components/reader';
import { TaskOutcome } from '@/features/transcript/components/task-outcome';
import { TaskProgress } from '@/features/transcript/components/task-progress';
import type { Task, Transcript } from '@/lib/api-types';
import { useMediaFailed } from '@/lib/use-media-state';
import { EditableTask } from './editable-task';
import { TaskColumns } from './task-columns';
import { useTaskName } from '@/lib/use-task-name';

type Props = Readonly<{ task: Task; transcript: Transcript | null; problem: unknown }>;

/** Player above, text left, everything else right. */
export function TaskPage({ task, transcript, problem }: Props) {
  const t = useTranslations('transcript');
  const nameOf = useTaskName();
  const queries = useQueryClient();
  const [hits, setHits] = useState<readonly number[]>([]);
  const over = !['queued', 'running'].includes(task.status);
  const growing = useQuery({ ...segmentsQuery(task.id), enabled: !over });
  const peaks = useQuery({ ...peaksQuery(task.id), enabled: task.audio.available && task.audio.peaks });
  const audio = `/api/tasks/${encodeURIComponent(task.id)}/audio`;
  const clock = useMediaClock({
    positionKey: task.id,
    addresses: task.audio.available ? playableOf(task, audio) : [],
    duration: task.duration ?? transcript?.duration ?? 0,
  });
  const failed = useMediaFailed(clock);
  useEffect(() => {
    // Retention may have taken it since the page was opened: the task knows.
    if (failed) void queries.invalidateQueries({ queryKey: taskQuery(task.id).queryKey, exact: true });
  }, [failed, queries, task.id]);
  const segments = transcript?.segments ?? growing.data ?? [];
  const marks = useMemo(
    () => ({ segments: (transcript?.segments ?? []).map((segment) => segment.start), hits }),
    [transcript, hits],
  );
  const reader = (
    <>
      {!!problem && <ProblemNotice error={problem} />}
      {over && transcript?.segments.length === 0 && <p className="text-muted-foreground">{t('empty')}</p>}
      <Reader clock={clock} segments={segments} speakers={transcript?.speakers ?? {}} language={task.language} />
    </>
  );
  return (
    <>
      <PageHeader title={nameOf(task)} />
      {!over && <TaskProgress task={task} />}
      {over && task.status !== 'success' && <TaskOutcome task={task} hasText={segments.length > 0} />}
      <div className="sticky top-14 z-20 -mx-1 bg-background px-1 pt-1 pb-3">
        <Player clock={clock} gone={!task.audio.available} peaks={peaks.data ?? null} marks={marks} />
      </div>
      {task.status === 'success' && transcript?.segments.length ? (
        <EditableTask {...{ task, transcript, clock }} onHits={setHits} />
      ) : (
        <TaskColumns task={task} hasText={segments.length > 0 && over} text={reader} />
      )}
    </>
  );
}

/** The original first, where this browser says it may play it; then the copy the worker made. */
function playableOf(task: Task, audio: string): string[] {
  const copy = `${audio}?copy=playable`;
  const type = task.audio.mediaType;
  const may = !type || new Audio().canPlayType(type) !== '';
  return may ? [audio, copy] : [copy, audio];
}
