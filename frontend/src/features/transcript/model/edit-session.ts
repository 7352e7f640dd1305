import { aliveWork } from '@/lib/alive-work';
import type { Transcript } from '@/lib/api-types';
import { drafts, type Draft } from '@/lib/drafts-db';
import { putTranscript } from '../api/save-transcript';
import type { Editor } from './editor';
import { Saver, type SavingState } from './saver';
import { toEdit, toForeignEdit } from './saving';

type Listener = Readonly<{
  onState: (state: SavingState) => void;
  /** The server has kept `sent`, as `saved`. */
  onSaved: (sent: Editor, saved: Transcript) => void;
}>;

/** By task: sittings that were left and still save. */
const leaving = new Map<string, Promise<void>>();

/** One sitting at one transcript: the text as it is shown, the version it was made from, and the saver that brings them together. */
export class EditSession {
  private readonly saver: Saver<Editor>;
  /** The text was made from another version than the one it will replace: the server must not match lines by their numbers. */
  private foreign = false;

  constructor(
    private readonly taskId: string,
    private text: Editor,
    private version: number,
    listener: Listener,
  ) {
    this.saver = new Saver<Editor>({
      content: () => this.text,
      send: async (sent) => {
        const saved = await putTranscript(taskId, this.version, this.foreign ? toForeignEdit(sent) : toEdit(sent));
        this.standsOn(saved.version);
        listener.onSaved(sent, saved);
      },
      keepDraft: (text) => drafts.put(this.toDraft(text)),
      dropDraft: () => drafts.drop(taskId),
      onState: (state) => {
        listener.onState(state);
        if (state.phase === 'clean' || state.phase === 'saved') this.rest();
        else aliveWork.begin(`edit:${taskId}`, 'edit');
      },
    });
  }

  /** The version on the server that the text was made from. */
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
   * Everything is on the server when this resolves.
   *
   * @throws Problem that keeps it from being saved
   */
  settle(): Promise<void> {
    return this.saver.settle();
  }

  /** Now, without waiting for quiet. */
  save(): Promise<void> {
    return this.saver.flush();
  }

  /** The text is what the server has as `version`, or was made from it. */
  standsOn(version: number): void {
    this.version = version;
    this.foreign = false;
  }

  /** The text stays, and replaces `version`, which somebody else saved meanwhile. */
  replaces(version: number): void {
    this.version = version;
    this.foreign = true;
    this.saver.resolved(true);
  }

  /** The text is given up for `version`, which somebody else saved meanwhile. */
  yieldsTo(version: number): void {
    this.standsOn(version);
    this.saver.resolved(false);
  }

  /** Resolves when an earlier sitting at this text, just left, has saved: then its draft is gone. */
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

  private toDraft({ lines, origins, speakers }: Editor): Draft {
    return {
      ...{ taskId: this.taskId, version: this.version, speakers },
      lines: lines.map(({ key: _key, ...line }) => line),
      ids: lines.map((line) => (this.foreign ? null : (origins.get(line.key)?.id ?? null))),
    };
  }
}
