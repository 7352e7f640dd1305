'use client';

import { memo } from 'react';
import type { Segment } from '@/lib/api-types';
import type { Action, Line, Speakers } from '../model/editor';
import { voiceOf } from '../model/voices';
import { LineEditor, type Open } from './line-editor';
import { LineRow } from './line-row';
import { VoiceChip } from './voice-chip';
import { VoiceMenu } from './voice-menu';

type Props = Readonly<{
  line: Line;
  previous: Line | undefined;
  next: Line | undefined;
  origin: Segment | undefined;
  speakers: Speakers;
  language: string | null;
  doubts: boolean;
  editMode: boolean;
  /** null: closed. */
  caret: number | null;
  dispatch: (action: Action) => void;
  onOpen: (open: Open | null) => void;
}>;

/** Renders again only when something of this line changes: typing elsewhere costs it nothing. */
export const EditorLine = memo(function EditorLine(props: Props) {
  const { line, origin, speakers, language, doubts, editMode, caret, dispatch } = props;
  const voice = voiceOf(line.speaker, origin, speakers);
  const changeable = editMode && (voice || caret !== null);
  return (
    <LineRow
      {...{ line, origin, doubts, language }}
      voice={changeable ? <VoiceMenu {...{ line, voice, speakers, dispatch }} /> : voice && <VoiceChip voice={voice} />}
    >
      {caret !== null && <LineEditor {...props} caret={caret} language={origin?.language ?? language} />}
    </LineRow>
  );
});
