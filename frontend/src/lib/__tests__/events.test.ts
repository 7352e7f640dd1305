import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveStream, type LiveEvent, type LiveState } from '../events';

/** An EventSource controlled by the test. */
class FakeSource extends EventTarget {
  closed = false;
  onerror: (() => void) | null = null;
  constructor(readonly url: string) {
    super();
  }
  close() {
    this.closed = true;
  }
  say(kind: string, data: unknown = {}, lastEventId = '') {
    this.dispatchEvent(new MessageEvent(kind, { data: JSON.stringify(data), lastEventId }));
  }
}

describe('the event stream of a tab', () => {
  const sources: FakeSource[] = [];
  const events: LiveEvent[] = [];
  const states: LiveState[] = [];
  const ended = vi.fn();
  const last = () => sources.at(-1)!;
  let stream: LiveStream;

  beforeEach(() => {
    vi.useFakeTimers();
    stream = new LiveStream(
      (event) => events.push(event),
      (state) => states.push(state),
      ended,
      (url) => {
        sources.push(new FakeSource(url));
        return last() as unknown as EventSource;
      },
    );
    stream.start();
  });
  afterEach(() => {
    stream.stop();
    vi.useRealTimers();
    for (const list of [sources, events, states]) list.length = 0;
    ended.mockReset();
  });

  it('is live after the hello event and passes events on', () => {
    last().say('hello');
    last().say('task.updated', { id: 'a', status: 'running' });
    last().say('task.deleted', { id: 'b', purgeAt: 'soon' });
    expect(states).toEqual(['connecting', 'live']);
    expect(events).toEqual([
      { kind: 'task.updated', task: { id: 'a', status: 'running' } },
      { kind: 'task.deleted', id: 'b', purgeAt: 'soon' },
    ]);
  });

  it('treats thirty seconds of silence as a dead connection and resumes after the last event id', () => {
    last().say('hello');
    last().say('task.created', { id: 'a' }, 'e 7');
    vi.advanceTimersByTime(29_000);
    last().say('heartbeat');
    vi.advanceTimersByTime(29_999);
    expect(states.at(-1)).toBe('live');
    vi.advanceTimersByTime(1);
    expect(states.at(-1)).toBe('reconnecting');
    expect(sources[0]!.closed).toBe(true);
    vi.advanceTimersByTime(3_000);
    expect(sources.map(({ url }) => url)).toEqual(['/api/events', '/api/events?lastEventId=e%207']);
  });

  it('waits longer after each failure, polls after the third, and refetches everything once it is back', () => {
    const tries: number[] = [];
    for (const wait of [3_000, 6_000, 20_000, 20_000]) {
      last().onerror!();
      vi.advanceTimersByTime(wait - 1);
      tries.push(sources.length);
      vi.advanceTimersByTime(1);
    }
    expect(tries).toEqual([1, 2, 3, 4]);
    expect(states).toEqual(['connecting', 'reconnecting', 'polling']);
    last().say('hello');
    expect(events).toEqual([{ kind: 'resync' }]);
    expect(states.at(-1)).toBe('live');
  });

  it('reconnects at once when the network returns, but only if it was lost', () => {
    last().say('hello');
    stream.retryNow();
    expect(sources).toHaveLength(1);
    last().onerror!();
    stream.retryNow();
    vi.advanceTimersByTime(10_000);
    expect(sources).toHaveLength(2);
  });

  it('does not reconnect after the session has ended', () => {
    last().say('hello');
    last().say('session.ended');
    vi.advanceTimersByTime(120_000);
    expect(sources).toHaveLength(1);
    expect(states.at(-1)).toBe('closed');
    expect(ended).toHaveBeenCalledOnce();
  });
});
