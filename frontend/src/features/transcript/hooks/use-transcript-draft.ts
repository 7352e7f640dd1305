'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useReducer, useState } from 'react';
import { sessionSignal } from '@/lib/api-client';
import type { Transcript } from '@/lib/api-types';
import { drafts } from '@/lib/drafts-db';
import { transcriptQuery } from '../api/get-transcript';
import { postRestore } from '../api/versions';
import { EditSession } from '../model/edit-session';
import { EMPTY, reduce, type Action, type Editor } from '../model/editor';
import type { SavingState } from '../model/saver';

export type TranscriptDraft = Readonly<{
  editor: Editor;
  dispatch: (action: Action) => void;
  saving: SavingState;
  save: () => void;
  /**
   * Resolves once everything is saved on the server.
   *
   * @throws Problem that prevents saving
   */
  saveAll: () => Promise<void>;
  takeMine: (theirs: Transcript) => void;
  takeTheirs: (theirs: Transcript) => void;
  /** Saves a copy of an older version as the newest one. */
  restore: (version: number) => Promise<void>;
}>;

const opening = ({ segments, speakers, duration }: Transcript): Action => ({
  type: 'open',
  segments,
  speakers,
  // `duration` is only the length of a transcribed range, but times count from the start of the file.
  duration: Math.max(duration ?? 0, segments.at(-1)?.end ?? 0),
});

/**
 * The transcript while it is edited. It saves itself. `transcript` is the server's version; a newer one replaces the text only when nothing
 * is unsaved.
 */
export function useTranscriptDraft(transcript: Transcript): TranscriptDraft {
  const { taskId } = transcript;
  const queries = useQueryClient();
  const [editor, dispatch] = useReducer(reduce, transcript, (first) => reduce(EMPTY, opening(first)));
  const [saving, setSaving] = useState<SavingState>({ phase: 'clean', problem: null });

  const keep = useCallback(
    (newest: Transcript) => {
      queries.setQueryData(transcriptQuery(taskId).queryKey, newest);
      void queries.invalidateQueries({ queryKey: ['tasks', 'one', taskId, 'versions'] });
    },
    [queries, taskId],
  );
  const [session] = useState(
    () =>
      new EditSession(taskId, editor, transcript.version, {
        onState: setSaving,
        onSaved: (sent, saved) => {
          dispatch({ type: 'saved', keys: sent.segments.map((segment) => segment.key), segments: saved.segments });
          keep(saved);
        },
      }),
  );
  useEffect(() => session.shows(editor), [session, editor]);

  const { revision } = editor;
  useEffect(() => {
    if (revision > 0) session.changed();
  }, [session, revision]);

  // Restores a draft that was not saved last time. If a newer version exists, saving it opens the conflict dialog.
  useEffect(() => {
    let current = true;
    const draftOfLastTime = session.start().then(() => drafts.get(taskId));
    void draftOfLastTime.then((draft) => {
      if (!draft || !current) return;
      session.standsOn(draft.version);
      dispatch({ type: 'draft', segments: draft.lines, ids: draft.ids, speakers: draft.speakers });
    });
    return () => {
      current = false;
      session.stop();
    };
  }, [taskId, session]);

  const nothingUnsaved = saving.phase === 'clean' || saving.phase === 'saved';
  useEffect(() => {
    if (!nothingUnsaved || transcript.version <= session.base) return;
    session.standsOn(transcript.version);
    dispatch(opening(transcript));
  }, [nothingUnsaved, transcript, session]);

  useEffect(() => {
    const now = () => void session.save();
    const hidden = () => document.hidden && now();
    window.addEventListener('online', now);
    sessionSignal.addEventListener('resumed', now);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('online', now);
      sessionSignal.removeEventListener('resumed', now);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [session]);

  return useMemo(
    () => ({
      ...{ editor, dispatch, saving },
      save: () => void session.save(),
      saveAll: () => session.saveAll(),
      takeMine: (theirs: Transcript) => session.replaces(theirs.version),
      takeTheirs: (theirs: Transcript) => {
        dispatch(opening(theirs));
        keep(theirs);
        session.yieldsTo(theirs.version);
      },
      restore: async (wanted: number) => {
        await session.saveAll();
        const restored = await postRestore(taskId, wanted, session.base);
        dispatch(opening(restored));
        session.standsOn(restored.version);
        keep(restored);
      },
    }),
    [editor, saving, session, keep, taskId],
  );
}
