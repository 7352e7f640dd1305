import type { Task } from '@/lib/api-types';
import { toProblem, type Problem } from '@/lib/problem';
import { backoff, isAboutTheFile, isTemporary } from './backoff';
import { Speedometer } from './speed';
import type { Transfer } from './transfer';
import { isWorking, type UploadItem } from './upload-item';

const PATCH_MS = 250;

/** The job's dependencies; tests provide fakes. */
export type JobTools = Readonly<{
  hash: (file: File) => Promise<string | null>;
  findDuplicate: (sha256: string) => Promise<UploadItem['duplicate']>;
  transfer: (upload: Transfer) => Promise<Task>;
  /** Renews the access cookie; false if the session has ended. */
  renewSession: (sentAt: number) => Promise<boolean>;
  now: () => number;
}>;

type UploadCallbacks = Readonly<{
  change: (change: Partial<UploadItem>) => void;
  url: (url: string) => void;
  done: (task: Task) => void;
  /** The server will never accept this file. `url`: where a part of it is stored. */
  rejected: (url: string | null) => void;
}>;

/** The upload of one file: check, send, create the task. Retries automatically while that can help. */
export class UploadJob {
  private stopper = new AbortController();
  private failures = 0;
  private wake: (() => void) | null = null;
  private checked: boolean;
  private shownAt = 0;
  private readonly speed = new Speedometer();

  constructor(
    private readonly file: File,
    private readonly item: () => UploadItem | undefined,
    private url: string | null,
    private readonly chunkBytes: number,
    private readonly tools: JobTools,
    private readonly callbacks: UploadCallbacks,
    checked: boolean,
  ) {
    this.checked = checked || url !== null;
  }

  get uploadUrl(): string | null {
    return this.url;
  }

  /** Runs until the file is done, failed, stopped, or needs the user's decision. */
  async run(): Promise<void> {
    this.stopper = new AbortController();
    const { signal } = this.stopper;
    while (!signal.aborted) {
      const sentAt = this.tools.now();
      try {
        if (!this.checked && (await this.isDuplicate(signal))) return;
        const task = await this.send(signal);
        if (!signal.aborted) this.callbacks.done(task);
        return;
      } catch (error) {
        if (signal.aborted) return;
        if (!(await this.mayGoOn(toProblem(error), sentAt, signal))) return;
      }
    }
  }

  /** Stops without telling the server, which keeps what it has. */
  stop(): void {
    this.stopper.abort();
    this.wake?.();
  }

  /** Ends the wait: the network is back, or the user does not want to wait. */
  tryNow(): void {
    this.wake?.();
  }

  sendAnyway(): void {
    this.checked = true;
  }

  private async isDuplicate(signal: AbortSignal): Promise<boolean> {
    this.callbacks.change({ state: 'checking', problem: null, retryAt: null });
    const sha256 = await this.tools.hash(this.file);
    const duplicate = sha256 && !signal.aborted ? await this.tools.findDuplicate(sha256) : null;
    if (signal.aborted) return true;
    this.checked = true;
    if (duplicate) this.callbacks.change({ state: 'duplicate', duplicate });
    return !!duplicate;
  }

  private send(signal: AbortSignal): Promise<Task> {
    const item = this.item()!;
    this.speed.reset();
    this.callbacks.change({ state: 'uploading', problem: null, retryAt: null, speed: null });
    return this.tools.transfer({
      key: item.id,
      file: this.file,
      options: item.options,
      url: this.url,
      chunkBytes: this.chunkBytes,
      signal,
      onUrl: (url) => {
        this.url = url;
        this.callbacks.url(url);
      },
      onProgress: (sent) => this.progress(sent, signal),
      // Resets the backoff once the server has stored a part. Bytes that have only left the browser prove nothing.
      onKept: () => (this.failures = 0),
      onSent: () => signal.aborted || this.callbacks.change({ state: 'creating', sent: this.file.size, speed: null }),
    });
  }

  private progress(sent: number, signal: AbortSignal): void {
    if (signal.aborted || !isWorking(this.item() ?? ({ state: 'done' } as UploadItem))) return;
    const now = this.tools.now();
    const speed = this.speed.mark(sent, now);
    if (now - this.shownAt < PATCH_MS && sent < this.file.size) return;
    this.shownAt = now;
    this.callbacks.change({ sent, speed });
  }

  private fail(problem: Problem): void {
    const rejected = isAboutTheFile(problem);
    this.callbacks.change({ state: 'failed', problem, speed: null, ...(rejected && { sent: 0 }) });
    if (!rejected) return;
    this.callbacks.rejected(this.url);
    this.url = null;
  }

  private async mayGoOn(problem: Problem, sentAt: number, signal: AbortSignal): Promise<boolean> {
    const signedOut = problem.status === 401;
    if (signedOut && this.failures === 0) {
      const renewed = await this.tools.renewSession(sentAt).catch(() => false);
      if (renewed) {
        this.failures = 1;
        return true;
      }
    }
    if (!signedOut && !isTemporary(problem)) {
      this.fail(problem);
      return false;
    }
    const wait = backoff(++this.failures, problem);
    this.callbacks.change({ state: 'retrying', problem, speed: null, retryAt: this.tools.now() + wait });
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, wait);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = null;
    return !signal.aborted;
  }
}
