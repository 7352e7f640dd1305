import type { TranscriptEdit } from '@/types/api.gen/types.gen';
import type { Editor } from './editor';

/** The body of a save. A segment that was just emptied keeps its text: only deleting deletes. */
export function toEdit({ segments, speakers, origins }: Editor): TranscriptEdit {
  return {
    segments: segments.map((segment) => ({
      id: origins.get(segment.key)?.id,
      start: segment.start,
      end: segment.end,
      text: segment.text.trim() || segment.kept.trim(),
      // A missing speaker would mean "unchanged".
      speaker: segment.speaker ?? '',
    })),
    speakers: { ...speakers },
  };
}

/** The body for a version that this text is not based on: every segment is new to it. */
export function toForeignEdit(editor: Editor): TranscriptEdit {
  const edit = toEdit(editor);
  return { ...edit, segments: edit.segments.map((segment) => ({ ...segment, id: undefined })) };
}
