import type { TranscriptEdit } from '@/types/api.gen/types.gen';
import type { Editor } from './editor';

/** What is sent to the server. A line emptied just now goes as it was: only deleting deletes. */
export function toEdit({ lines, speakers, origins }: Editor): TranscriptEdit {
  return {
    segments: lines.map((line) => ({
      id: origins.get(line.key)?.id,
      start: line.start,
      end: line.end,
      text: line.text.trim() || line.kept.trim(),
      // Left out would mean "as it was".
      speaker: line.speaker ?? '',
    })),
    speakers: { ...speakers },
  };
}

/** The same for a version this text was not made from: every line is new to it. */
export function toForeignEdit(editor: Editor): TranscriptEdit {
  const edit = toEdit(editor);
  return { ...edit, segments: edit.segments.map((segment) => ({ ...segment, id: undefined })) };
}
