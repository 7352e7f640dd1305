'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useRef, useState } from 'react';
import { PageHeader } from '@/components/layout/page-header';
import { ProblemAlert } from '@/components/problem-alert';
import { peaksQuery } from '@/features/player/api/get-peaks';
import { Player } from '@/features/player/components/player';
import { useMediaClock } from '@/features/player/hooks/use-media-clock';
import { segmentsQuery } from '@/features/transcript/api/get-segments';
import { taskQuery } from '@/features/transcript/api/get-task';
import { Reader } from '@/features/transcript/components/reader';
import { TaskOutcome } from '@/features/transcript/components/task-outcome';
import { ProgressPanel } from '@/features/transcript/components/progress-panel';
import type { Place } from '@/features/transcript/hooks/use-place';
import type { Task, Transcript } from '@/lib/api-types';
import { useMediaFailed } from '@/lib/use-media-state';
import { useHeightVariable } from '@/lib/use-height-variable';
import { EditableTask } from './editable-task';
import { TaskColumns } from './task-columns';
import { useTaskName } from '@/lib/use-task-name';

type Props = Readonly<{ task: Task; transcript: Transcript | null; problem: unknown }>;

/** Player on top, transcript on the left, everything else on the right. */
export function TaskPage({ task, transcript, problem }: Props) {
  const t = useTranslations('transcript');
  const nameOf = useTaskName();
  const queries = useQueryClient();
  const [hits, setHits] = useState<readonly number[]>([]);
  const [place, setPlace] = useState<Place | null>(null);
  const player = useRef<HTMLDivElement>(null);
  useHeightVariable(player, '--player-height');
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
    // Retention may have deleted the audio since the page opened. Reloading the task tells.
    if (failed) void queries.invalidateQueries({ queryKey: taskQuery(task.id).queryKey, exact: true });
  }, [failed, queries, task.id]);
  const segments = transcript?.segments ?? growing.data ?? [];
  const marks = useMemo(
    () => ({ segments: (transcript?.segments ?? []).map((segment) => segment.start), hits }),
    [transcript, hits],
  );
  const onPlace = (seconds: number) => {
    clock.seek(seconds);
    setPlace({ seconds });
  };
  const reader = (
    <>
      {!!problem && <ProblemAlert error={problem} />}
      {over && transcript?.segments.length === 0 && <p className="text-muted-foreground">{t('empty')}</p>}
      <Reader
        {...{ clock, segments, place }}
        speakers={transcript?.speakers ?? {}}
        language={task.language}
        script={transcript?.script ?? null}
      />
    </>
  );
  return (
    <>
      <PageHeader title={nameOf(task)} />
      {!over && <ProgressPanel task={task} />}
      {over && task.status !== 'success' && <TaskOutcome task={task} hasText={segments.length > 0} />}
      <div ref={player} className="sticky top-14 z-20 -mx-1 bg-background px-1 pt-1 pb-3">
        <Player clock={clock} gone={!task.audio.available} peaks={peaks.data ?? null} marks={marks} />
      </div>
      {task.status === 'success' && transcript?.segments.length ? (
        <EditableTask {...{ task, transcript, clock, place, onPlace }} onHits={setHits} />
      ) : (
        <TaskColumns {...{ task, onPlace }} hasText={segments.length > 0 && over} text={reader} />
      )}
    </>
  );
}

/** The original first, if this browser may be able to play it, then the copy that the worker made. */
function playableOf(task: Task, audio: string): string[] {
  const copy = `${audio}?copy=playable`;
  const type = task.audio.mediaType;
  const may = !type || new Audio().canPlayType(type) !== '';
  return may ? [audio, copy] : [copy, audio];
}
