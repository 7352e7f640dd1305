'use client';

import { TranscriptEditor } from '@/features/transcript/components/transcript-editor';
import { Versions } from '@/features/transcript/components/versions';
import { useEditing } from '@/features/transcript/hooks/use-editing';
import type { Task, Transcript } from '@/lib/api-types';
import type { MediaClock } from '@/lib/media-clock';
import { TaskColumns } from './task-columns';

type Props = Readonly<{
  task: Task;
  transcript: Transcript;
  clock: MediaClock;
  onHits: (seconds: readonly number[]) => void;
}>;

export function EditableTask({ task, transcript, clock, onHits }: Props) {
  const editing = useEditing(transcript);
  return (
    <TaskColumns
      task={task}
      hasText
      settle={editing.settle}
      text={
        <TranscriptEditor
          {...{ editing, clock, onHits }}
          taskId={task.id}
          language={transcript.language}
          suppressed={transcript.suppressed}
        />
      }
      versions={<Versions taskId={task.id} current={transcript.version} onRestore={editing.restore} />}
    />
  );
}
