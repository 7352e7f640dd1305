import { Problem, toProblem } from '@/lib/problem';

export type SavingState = Readonly<{
  phase: 'clean' | 'dirty' | 'saving' | 'saved' | 'failed' | 'conflict';
  problem: Problem | null;
}>;

type Work<Content> = Readonly<{
  content: () => Content;
  /** Sends it; resolves when the server has kept it. */
  send: (content: Content) => Promise<void>;
  keepDraft: (content: Content) => Promise<unknown>;
  dropDraft: () => Promise<unknown>;
  onState: (state: SavingState) => void;
}>;

const DRAFT_MS = 250;
const IDLE_MS = 1000;
const AGAIN_MS = 5000;

/** Saves by itself: a draft in the browser at once, the server after a second of quiet, never two at a time. */
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

  /** Now, without waiting for quiet: Ctrl+S, a field left, the page hidden. */
  async flush(): Promise<void> {
    if (this.changes > 0 && this.state.phase !== 'conflict')
      this.running ??= this.save().finally(() => (this.running = null));
    await this.running;
  }

  /**
   * Saves until nothing is left to save.
   *
   * @throws Problem that keeps it from being saved
   */
  async settle(): Promise<void> {
    do await this.flush();
    while (this.changes > 0 && !this.state.problem);
    if (this.state.problem) throw this.state.problem;
  }

  /** The conflict is over; what is left to save is saved against the new version. */
  resolved(withMine: boolean): void {
    if (withMine) {
      this.enter('dirty');
      void this.flush();
    } else {
      this.changes = 0;
      void this.settled();
    }
  }

  start(): void {
    this.stopped = false;
  }

  /** Leaves the page: what is unsaved is sent once more; a draft stays until the server has it. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.saveTimer);
    if (this.changes) this.draft();
    await this.settle().catch(() => {});
  }

  private async save(): Promise<void> {
    clearTimeout(this.saveTimer);
    const sent = this.changes;
    this.enter('saving');
    try {
      await this.work.send(this.work.content());
      this.changes -= sent;
      if (this.changes === 0) await this.settled();
      // The page was left meanwhile: the draft goes with the version that was just saved.
      else if (this.stopped) this.draft();
      else {
        this.enter('dirty');
        this.later(IDLE_MS);
      }
    } catch (error) {
      this.failed(toProblem(error));
    }
  }

  private async settled(): Promise<void> {
    clearTimeout(this.draftTimer);
    this.draftTimer = undefined;
    await this.work.dropDraft();
    if (this.changes === 0) this.enter('saved');
  }

  private failed(problem: Problem): void {
    if (problem.status === 412) return this.enter('conflict', problem);
    this.enter('failed', problem);
    if (problem.isPassing || problem.status === 401)
      this.later(Math.max(AGAIN_MS, (problem.retryAfterSeconds ?? 0) * 1000));
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
