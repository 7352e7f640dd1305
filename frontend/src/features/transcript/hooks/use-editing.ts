'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { aliveWork } from '@/lib/alive-work';
import type { Transcript } from '@/lib/api-types';
import { drafts } from '@/lib/drafts-db';
import { transcriptQuery } from '../api/get-transcript';
import { putTranscript } from '../api/save-transcript';
import { postRestore } from '../api/versions';
import { EMPTY, reduce, type Action, type Editor } from '../model/editor';
import { Saver, type SavingState } from '../model/saver';
import { toEdit, toForeignEdit } from '../model/saving';

export type Editing = Readonly<{
  editor: Editor;
  dispatch: (action: Action) => void;
  saving: SavingState;
  save: () => void;
  takeMine: (theirs: Transcript) => void;
  takeTheirs: (theirs: Transcript) => void;
  /** Copies an older version as the newest. */
  restore: (version: number) => Promise<void>;
}>;

const opening = ({ segments, speakers, duration }: Transcript): Action => ({
  type: 'open',
  segments,
  speakers,
  duration: duration ?? segments.at(-1)?.end ?? 0,
});

/** The text being edited, saved by itself. `transcript` is what the server has; a newer one replaces the text only when nothing is unsaved. */
export function useEditing(transcript: Transcript): Editing {
  const { taskId } = transcript;
  const queries = useQueryClient();
  const [editor, dispatch] = useReducer(reduce, transcript, (first) => reduce(EMPTY, opening(first)));
  const [saving, setSaving] = useState<SavingState>({ phase: 'clean', problem: null });
  const latest = useRef(editor);
  const version = useRef(transcript.version);
  const foreign = useRef(false);
  useEffect(() => {
    latest.current = editor;
  });

  const keep = useCallback(
    (newest: Transcript) => {
      version.current = newest.version;
      foreign.current = false;
      queries.setQueryData(transcriptQuery(taskId).queryKey, newest);
      void queries.invalidateQueries({ queryKey: ['tasks', 'one', taskId, 'versions'] });
    },
    [queries, taskId],
  );

  const [saver] = useState(
    () =>
      new Saver<Editor>({
        content: () => latest.current,
        send: async (sent) => {
          const edit = foreign.current ? toForeignEdit(sent) : toEdit(sent);
          const saved = await putTranscript(taskId, version.current, edit);
          dispatch({ type: 'saved', keys: sent.lines.map((line) => line.key), segments: saved.segments });
          keep(saved);
        },
        keepDraft: ({ lines, origins, speakers }) =>
          drafts.put({
            ...{ taskId, version: version.current, speakers },
            lines: lines.map(({ key: _key, ...line }) => line),
            ids: lines.map((line) => origins.get(line.key)?.id ?? null),
          }),
        dropDraft: () => drafts.drop(taskId),
        onState: (state) => {
          setSaving(state);
          if (state.phase === 'clean' || state.phase === 'saved') aliveWork.end(`edit:${taskId}`);
          else aliveWork.begin(`edit:${taskId}`, 'edit');
        },
      }),
  );

  const { revision } = editor;
  useEffect(() => {
    if (revision > 0) saver.changed();
  }, [saver, revision]);

  // What was not saved last time comes back; made from an older version, it ends in the question which text to keep.
  useEffect(() => {
    let current = true;
    void drafts.get(taskId).then((draft) => {
      if (!draft || !current) return;
      version.current = draft.version;
      dispatch({ type: 'draft', lines: draft.lines, ids: draft.ids, speakers: draft.speakers });
    });
    return () => {
      current = false;
      saver.stop();
      aliveWork.end(`edit:${taskId}`);
    };
  }, [taskId, saver]);

  const settled = saving.phase === 'clean' || saving.phase === 'saved';
  useEffect(() => {
    if (!settled || transcript.version <= version.current) return;
    version.current = transcript.version;
    dispatch(opening(transcript));
  }, [settled, transcript]);

  useEffect(() => {
    const now = () => void saver.flush();
    const hidden = () => document.hidden && now();
    window.addEventListener('online', now);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('online', now);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [saver]);

  return useMemo(
    () => ({
      ...{ editor, dispatch, saving },
      save: () => void saver.flush(),
      takeMine: (theirs: Transcript) => {
        version.current = theirs.version;
        foreign.current = true;
        saver.resolved(true);
      },
      takeTheirs: (theirs: Transcript) => {
        dispatch(opening(theirs));
        keep(theirs);
        saver.resolved(false);
      },
      restore: async (wanted: number) => {
        await saver.flush();
        const restored = await postRestore(taskId, wanted, version.current);
        dispatch(opening(restored));
        keep(restored);
      },
    }),
    [editor, saving, saver, keep, taskId],
  );
}
