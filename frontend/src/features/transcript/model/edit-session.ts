import { aliveWork } from '@/lib/alive-work';
import type { Transcript } from '@/lib/api-types';
import { drafts, type Draft } from '@/lib/drafts-db';
import { putTranscript } from '../api/save-transcript';
import type { Editor } from './editor';
import { Saver, type SavingState } from './saver';
import { toEdit, toForeignEdit } from './saving';

type EditCallbacks = Readonly<{
  onState: (state: SavingState) => void;
  /** The server has stored `sent` as `saved`. */
  onSaved: (sent: Editor, saved: Transcript) => void;
}>;

/** By task id: sessions that were left and are still saving. */
const leaving = new Map<string, Promise<void>>();

/** One editing session of a transcript: the text on screen, the version it is based on, and the saver that brings the two together. */
export class EditSession {
  private readonly saver: Saver<Editor>;
  /** The text is based on another version than the one it replaces, so the server must not match segments by id. */
  private foreign = false;

  constructor(
    private readonly taskId: string,
    private text: Editor,
    private version: number,
    callbacks: EditCallbacks,
  ) {
    this.saver = new Saver<Editor>({
      content: () => this.text,
      send: async (sent) => {
        const saved = await putTranscript(taskId, this.version, this.foreign ? toForeignEdit(sent) : toEdit(sent));
        this.standsOn(saved.version);
        callbacks.onSaved(sent, saved);
      },
      keepDraft: (text) => drafts.put(this.toDraft(text)),
      dropDraft: () => drafts.drop(taskId),
      onState: (state) => {
        callbacks.onState(state);
        if (state.phase === 'clean' || state.phase === 'saved') this.rest();
        else aliveWork.begin(`edit:${taskId}`, 'edit');
      },
    });
  }

  /** The server version that the text is based on. */
  get base(): number {
    return this.version;
  }

  shows(text: Editor): void {
    this.text = text;
  }

  changed(): void {
    this.saver.changed();
  }

  /**
   * Resolves once everything is saved on the server.
   *
   * @throws Problem that prevents saving
   */
  saveAll(): Promise<void> {
    return this.saver.saveAll();
  }

  /** Saves now, without waiting until the user stops typing. */
  save(): Promise<void> {
    return this.saver.flush();
  }

  /** The text is the server's `version`, or based on it. */
  standsOn(version: number): void {
    this.version = version;
    this.foreign = false;
  }

  /** Keeps this text: it replaces `version`, which was saved elsewhere meanwhile. */
  replaces(version: number): void {
    this.version = version;
    this.foreign = true;
    this.saver.resolved(true);
  }

  /** Discards this text in favour of `version`, which was saved elsewhere meanwhile. */
  yieldsTo(version: number): void {
    this.standsOn(version);
    this.saver.resolved(false);
  }

  /** Resolves when the previous session of this text, just left, has saved and deleted its draft. */
  async start(): Promise<void> {
    this.saver.start();
    await leaving.get(this.taskId);
  }

  stop(): void {
    const left = this.saver.stop().then(() => {
      this.rest();
      if (leaving.get(this.taskId) === left) leaving.delete(this.taskId);
    });
    leaving.set(this.taskId, left);
  }

  private rest(): void {
    aliveWork.end(`edit:${this.taskId}`);
  }

  private toDraft({ segments, origins, speakers }: Editor): Draft {
    return {
      ...{ taskId: this.taskId, version: this.version, speakers },
      lines: segments.map(({ key: _key, ...segment }) => segment),
      ids: segments.map((segment) => (this.foreign ? null : (origins.get(segment.key)?.id ?? null))),
    };
  }
}
