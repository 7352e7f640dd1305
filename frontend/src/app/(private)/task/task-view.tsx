'use client';

import { useQuery } from '@tanstack/react-query';
import { ProblemAlert } from '@/components/problem-alert';
import { Skeleton } from '@/components/ui/skeleton';
import { taskQuery } from '@/features/transcript/api/get-task';
import { transcriptQuery } from '@/features/transcript/api/get-transcript';
import { useLiveTask } from '@/features/transcript/hooks/use-live-task';
import { toProblem } from '@/lib/problem';
import { TaskMissing } from './task-missing';
import { TaskPage } from './task-page';

/** One task by its id. An unknown id and another user's id give the same "not found". */
export function TaskView({ id }: Readonly<{ id: string }>) {
  const task = useQuery({ ...taskQuery(id), enabled: id !== '' });
  const status = task.data?.status;
  const over = status !== undefined && status !== 'queued' && status !== 'running';
  const transcript = useQuery({ ...transcriptQuery(id), enabled: over });
  useLiveTask(id);
  if (!id || (task.isError && [400, 404].includes(toProblem(task.error).status))) return <TaskMissing />;
  if (task.isError && !task.data) return <ProblemAlert error={task.error} onRetry={() => void task.refetch()} />;
  if (!task.data || (over && transcript.isPending))
    return (
      <div aria-busy className="grid gap-4">
        <Skeleton className="h-9 w-64" />
        <Skeleton className="h-28" />
        <Skeleton className="h-96" />
      </div>
    );
  const problem = transcript.isError && status === 'success' ? transcript.error : null;
  return <TaskPage task={task.data} transcript={transcript.data ?? null} problem={problem} />;
}
