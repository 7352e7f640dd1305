import type { Segment, Task } from './api-types';

/** A live event from the server; `api.md` lists the event names. */
export type LiveEvent =
  | { kind: 'task.created' | 'task.finished' | 'task.restored'; task: Task }
  | { kind: 'task.updated'; task: Partial<Task> & { id: string } }
  | { kind: 'segments'; taskId: string; segments: Segment[] }
  | { kind: 'transcript.updated'; taskId: string; version: number }
  | { kind: 'task.deleted'; id: string; purgeAt: string }
  /** Whether a worker would take a waiting task. Sent at the start, every 15 s and on each change. */
  | { kind: 'workers'; ready: boolean }
  | { kind: 'resync' };

/**
 * live: events arrive · reconnecting: the next attempt follows soon · polling: after three failures the lists are polled instead · closed:
 * the session has ended, or the tab is not seen.
 */
export type LiveState = 'connecting' | 'live' | 'reconnecting' | 'polling' | 'closed';

const HEARTBEAT_TIMEOUT_MS = 30_000;
const FAILURES_UNTIL_POLLING = 3;
const RETRY_MS = 3_000;
const POLLING_RETRY_MS = 20_000;

const TASK_EVENTS = ['task.created', 'task.finished', 'task.restored'] as const;

/**
 * The only event stream of a tab. Reconnects with the id of the last event. A stream without events for 30 s counts as dead (the server
 * sends a heartbeat every 15 s), because a browser does not notice a half-open connection.
 */
export class LiveStream {
  private source: EventSource | null = null;
  private lastEventId = '';
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private state: LiveState = 'closed';

  constructor(
    private readonly onEvent: (event: LiveEvent) => void,
    private readonly onState: (state: LiveState) => void,
    private readonly onSessionEnded: () => void,
    private readonly open: (url: string) => EventSource = (url) => new EventSource(url),
  ) {}

  start(): void {
    if (this.state !== 'closed') return;
    this.enter('connecting');
    this.connect();
  }

  stop(): void {
    this.disconnect();
    this.enter('closed');
  }

  /** Reconnects at once: the network or the session is back. */
  retryNow(): void {
    if (this.state !== 'reconnecting' && this.state !== 'polling') return;
    this.disconnect();
    this.connect();
  }

  private connect(): void {
    const query = this.lastEventId ? `?lastEventId=${encodeURIComponent(this.lastEventId)}` : '';
    const source = this.open(`/api/events${query}`);
    this.source = source;
    this.expectHeartbeat();
    const heard = (event: Event) => {
      const { lastEventId, data } = event as MessageEvent<string>;
      if (lastEventId) this.lastEventId = lastEventId;
      this.expectHeartbeat();
      return JSON.parse(data) as Record<string, unknown>;
    };
    const sign = (event: Event) => {
      const { workersReady } = heard(event);
      if (typeof workersReady === 'boolean') this.onEvent({ kind: 'workers', ready: workersReady });
    };
    source.addEventListener('hello', (event) => {
      sign(event);
      // There is no replay for the time spent polling, nor for a stream that was interrupted before its first event.
      const unheard = this.state === 'reconnecting' && !this.lastEventId;
      if (this.state === 'polling' || unheard) this.onEvent({ kind: 'resync' });
      this.failures = 0;
      this.enter('live');
    });
    source.addEventListener('heartbeat', sign);
    for (const kind of TASK_EVENTS) {
      source.addEventListener(kind, (event) => this.onEvent({ kind, task: heard(event) as unknown as Task }));
    }
    source.addEventListener('task.updated', (event) =>
      this.onEvent({ kind: 'task.updated', task: heard(event) as Partial<Task> & { id: string } }),
    );
    for (const kind of ['segments', 'transcript.updated', 'task.deleted', 'resync'] as const) {
      source.addEventListener(kind, (event) => this.onEvent({ kind, ...heard(event) } as LiveEvent));
    }
    source.addEventListener('session.ended', () => {
      this.stop();
      this.onSessionEnded();
    });
    // After an error response (401, 429, 5xx) the browser stops reconnecting, so every retry is made here.
    source.onerror = () => this.failed();
  }

  private failed(): void {
    this.disconnect();
    this.failures += 1;
    this.enter(this.failures >= FAILURES_UNTIL_POLLING ? 'polling' : 'reconnecting');
    this.timer = setTimeout(
      () => this.connect(),
      this.state === 'polling' ? POLLING_RETRY_MS : RETRY_MS * this.failures,
    );
  }

  private expectHeartbeat(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.failed(), HEARTBEAT_TIMEOUT_MS);
  }

  private disconnect(): void {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }

  private enter(state: LiveState): void {
    if (state === this.state) return;
    this.state = state;
    this.onState(state);
  }
}
