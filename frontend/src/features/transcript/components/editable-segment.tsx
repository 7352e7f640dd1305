'use client';

import { memo } from 'react';
import type { Segment } from '@/lib/api-types';
import type { OpenSegment } from '../hooks/use-open-segment';
import type { Action, DraftSegment, Speakers } from '../model/editor';
import { speakerLabelOf } from '../model/speakers';
import { SegmentTextField } from './segment-text-field';
import { SegmentRow } from './segment-row';
import { SpeakerChip } from './speaker-chip';
import { SpeakerMenu } from './speaker-menu';

type Props = Readonly<{
  segment: DraftSegment;
  previous: DraftSegment | undefined;
  next: DraftSegment | undefined;
  origin: Segment | undefined;
  speakers: Speakers;
  language: string | null;
  script: string | null;
  doubts: boolean;
  editMode: boolean;
  /** Tab stops here. */
  stop: boolean;
  /** Caret position while the text field is open; null when it is closed. */
  caret: number | null;
  dispatch: (action: Action) => void;
  onOpen: (open: OpenSegment | null) => void;
}>;

/** Memoised: typing in another segment must not re-render this one. */
export const EditableSegment = memo(function EditableSegment(props: Props) {
  const { segment, origin, speakers, language, script, doubts, editMode, stop, caret, dispatch } = props;
  const speaker = speakerLabelOf(segment.speaker, origin, speakers);
  const changeable = editMode && (speaker || caret !== null);
  return (
    <SegmentRow
      {...{ segment, origin, doubts, language, script, stop }}
      speaker={
        changeable ? (
          <SpeakerMenu {...{ segment, speaker, speakers, dispatch }} stop={stop || caret !== null} />
        ) : (
          speaker && <SpeakerChip speaker={speaker} />
        )
      }
    >
      {caret !== null && <SegmentTextField {...props} caret={caret} language={origin?.language ?? language} />}
    </SegmentRow>
  );
});
