import { Problem, toProblem } from '@/lib/problem';

export type SavingState = Readonly<{
  phase: 'clean' | 'dirty' | 'saving' | 'saved' | 'failed' | 'conflict';
  problem: Problem | null;
}>;

type Work<Content> = Readonly<{
  content: () => Content;
  /** Sends the content; resolves when the server has stored it. */
  send: (content: Content) => Promise<void>;
  keepDraft: (content: Content) => Promise<unknown>;
  dropDraft: () => Promise<unknown>;
  onState: (state: SavingState) => void;
}>;

const DRAFT_MS = 250;
const IDLE_MS = 1000;
const RETRY_MS = 5000;

/** Saves automatically: a draft in the browser at once, to the server after an idle second, never two requests at a time. */
export class Saver<Content> {
  private state: SavingState = { phase: 'clean', problem: null };
  private draftTimer: ReturnType<typeof setTimeout> | undefined;
  private saveTimer: ReturnType<typeof setTimeout> | undefined;
  private changes = 0;
  private running: Promise<void> | null = null;
  private stopped = false;

  constructor(private readonly work: Work<Content>) {}

  changed(): void {
    this.changes += 1;
    this.draftTimer ??= setTimeout(() => this.draft(), DRAFT_MS);
    if (this.state.phase === 'conflict') return;
    if (!this.running) this.enter('dirty');
    this.later(IDLE_MS);
  }

  /** Saves now: on Ctrl+S, when a field loses focus, when the page is hidden. */
  async flush(): Promise<void> {
    if (this.changes > 0 && this.state.phase !== 'conflict')
      this.running ??= this.save().finally(() => (this.running = null));
    await this.running;
  }

  /**
   * Saves until nothing is left to save.
   *
   * @throws Problem that prevents saving
   */
  async saveAll(): Promise<void> {
    do await this.flush();
    while (this.changes > 0 && !this.state.problem);
    if (this.state.problem) throw this.state.problem;
  }

  /** Ends a conflict. Whatever is left to save is saved over the new version. */
  resolved(withMine: boolean): void {
    if (withMine) {
      this.enter('dirty');
      void this.flush();
    } else {
      this.changes = 0;
      void this.markSaved();
    }
  }

  start(): void {
    this.stopped = false;
  }

  /** On leaving the page: tries to save once more. A draft stays until the server has the text. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.saveTimer);
    if (this.changes) this.draft();
    await this.saveAll().catch(() => {});
  }

  private async save(): Promise<void> {
    clearTimeout(this.saveTimer);
    const sent = this.changes;
    this.enter('saving');
    try {
      await this.work.send(this.work.content());
      this.changes -= sent;
      if (this.changes === 0) await this.markSaved();
      // The page was left meanwhile: store the draft again, based on the version just saved.
      else if (this.stopped) this.draft();
      else {
        this.enter('dirty');
        this.later(IDLE_MS);
      }
    } catch (error) {
      this.failed(toProblem(error));
    }
  }

  private async markSaved(): Promise<void> {
    clearTimeout(this.draftTimer);
    this.draftTimer = undefined;
    await this.work.dropDraft();
    if (this.changes === 0) this.enter('saved');
  }

  private failed(problem: Problem): void {
    if (problem.status === 412) return this.enter('conflict', problem);
    this.enter('failed', problem);
    if (problem.isTemporary || problem.status === 401)
      this.later(Math.max(RETRY_MS, (problem.retryAfterSeconds ?? 0) * 1000));
  }

  private later(wait: number): void {
    clearTimeout(this.saveTimer);
    if (!this.stopped) this.saveTimer = setTimeout(() => void this.flush(), wait);
  }

  private draft(): void {
    clearTimeout(this.draftTimer);
    this.draftTimer = undefined;
    void this.work.keepDraft(this.work.content());
  }

  private enter(phase: SavingState['phase'], problem: Problem | null = null): void {
    this.state = { phase, problem };
    if (!this.stopped) this.work.onState(this.state);
  }
}
