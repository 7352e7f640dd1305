'use client';

import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { getSession } from '@/types/api.gen/sdk.gen';
import { sessionSignal, unwrap } from './api-client';
import { LiveStream, type LiveEvent, type LiveState } from './events';
import { toProblem } from './problem';
import { whileSeen } from './while-seen';

const POLL_MS = 5_000;
/** Events patch the cache at most four times a second, however many arrive. */
const BATCH_MS = 250;

type Listener = (events: readonly LiveEvent[]) => void;
const LiveContext = createContext<{ state: LiveState; subscribe: (listener: Listener) => () => void }>({
  state: 'closed',
  subscribe: () => () => {},
});

export const useLiveState = (): LiveState => useContext(LiveContext).state;

/** Hears the events of a quarter second at a time. `listener` may change at every render. */
export function useLiveEvents(listener: Listener): void {
  const { subscribe } = useContext(LiveContext);
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => subscribe((events) => latest.current(events)), [subscribe]);
}

/** Holds the tab's one event stream while it is seen; shown again it reads again. */
export function LiveProvider({ children }: Readonly<{ children: ReactNode }>) {
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>('closed');
  const [bus] = useState(() => makeBus());

  useEffect(() => {
    const stream = new LiveStream(bus.publish, setState, () => void ask());
    let gone = false;
    // The stream was of an ended session. A new password, or another tab, may have brought the cookies of another one since; if not,
    // the call itself tells that the session is over.
    const ask = async () => {
      const refused = await unwrap(getSession()).then(
        () => false,
        (error: unknown) => toProblem(error).status === 401,
      );
      if (!refused && !gone) resumed();
    };
    const online = () => stream.retryNow();
    const resumed = () => {
      if (!sight.isSeen()) return;
      // Also when it still runs: it is the ended session's, and will be told so.
      stream.stop();
      stream.start();
    };
    let begun = false;
    const seen = () => {
      stream.start();
      // What happened meanwhile was not heard.
      if (begun) void queries.invalidateQueries();
    };
    const sight = whileSeen(seen, () => stream.stop());
    begun = true;
    window.addEventListener('online', online);
    sessionSignal.addEventListener('resumed', resumed);
    return () => {
      gone = true;
      sight.end();
      window.removeEventListener('online', online);
      sessionSignal.removeEventListener('resumed', resumed);
      stream.stop();
    };
  }, [bus, queries]);

  useEffect(
    () =>
      bus.subscribe((events) => events.some((event) => event.kind === 'resync') && void queries.invalidateQueries()),
    [bus, queries],
  );

  // Without events the active queries are read every 5 s; one that is still being tried keeps to its own pauses.
  useEffect(() => {
    if (state !== 'polling') return;
    const timer = setInterval(
      () => void queries.invalidateQueries({ refetchType: 'active' }, { cancelRefetch: false }),
      POLL_MS,
    );
    return () => clearInterval(timer);
  }, [state, queries]);

  return <LiveContext value={{ state, subscribe: bus.subscribe }}>{children}</LiveContext>;
}

function makeBus() {
  const listeners = new Set<Listener>();
  let waiting: LiveEvent[] = [];
  const flush = () => {
    const events = waiting;
    waiting = [];
    listeners.forEach((listener) => listener(events));
  };
  return {
    publish(event: LiveEvent) {
      if (waiting.length === 0) setTimeout(flush, BATCH_MS);
      waiting.push(event);
    },
    subscribe(listener: Listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
