'use client';

import { TranscriptEditor } from '@/features/transcript/components/transcript-editor';
import { Versions } from '@/features/transcript/components/versions';
import type { Place } from '@/features/transcript/hooks/use-place';
import { useTranscriptDraft } from '@/features/transcript/hooks/use-transcript-draft';
import type { Task, Transcript } from '@/lib/api-types';
import type { MediaClock } from '@/lib/media-clock';
import { TaskColumns } from './task-columns';

type Props = Readonly<{
  task: Task;
  transcript: Transcript;
  clock: MediaClock;
  onHits: (seconds: readonly number[]) => void;
  place: Place | null;
  onPlace: (seconds: number) => void;
}>;

export function EditableTask({ task, transcript, clock, onHits, place, onPlace }: Props) {
  const draft = useTranscriptDraft(transcript);
  return (
    <TaskColumns
      task={task}
      hasText
      onPlace={onPlace}
      saveAll={draft.saveAll}
      text={
        <TranscriptEditor
          {...{ draft, clock, onHits }}
          shown={place}
          taskId={task.id}
          language={transcript.language}
          script={transcript.script}
          suppressed={transcript.suppressed}
        />
      }
      versions={<Versions taskId={task.id} current={transcript.version} onRestore={draft.restore} />}
    />
  );
}
