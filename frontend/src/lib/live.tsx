'use client';

import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { getConfig, getSession } from '@/types/api.gen/sdk.gen';
import { sessionSignal, unwrap } from './api-client';
import { connectionOf, type Connection } from './connection';
import { LiveStream, type LiveEvent, type LiveState } from './events';
import { toProblem, UNREACHABLE } from './problem';
import { useOnline } from './use-online';
import { whileSeen } from './while-seen';

const POLL_MS = 5_000;
/** Events update the cache at most four times a second, however many arrive. */
const BATCH_MS = 250;

type Subscriber = (events: readonly LiveEvent[]) => void;
type Live = Readonly<{
  connection: Connection | null;
  workersReady: boolean;
  subscribe: (subscriber: Subscriber) => () => void;
}>;
const LiveContext = createContext<Live>({
  connection: null,
  workersReady: true,
  subscribe: () => () => {},
});

export const useConnection = (): Connection | null => useContext(LiveContext).connection;

/** Whether a worker would take a waiting task. True until the server says otherwise. */
export const useWorkersReady = (): boolean => useContext(LiveContext).workersReady;

/** Calls `subscriber` with the events of each quarter second. It may change on every render. */
export function useLiveEvents(subscriber: Subscriber): void {
  const { subscribe } = useContext(LiveContext);
  const latest = useRef(subscriber);
  useEffect(() => {
    latest.current = subscriber;
  });
  useEffect(() => subscribe((events) => latest.current(events)), [subscribe]);
}

/** Holds the tab's event stream while the tab is seen. When it is seen again, everything is refetched. */
export function LiveProvider({ children }: Readonly<{ children: ReactNode }>) {
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>('closed');
  const [answers, setAnswers] = useState<boolean | null>(null);
  const [workersReady, setWorkersReady] = useState(true);
  const online = useOnline();
  const [bus] = useState(() => makeBus());

  useEffect(() => {
    const stream = new LiveStream(bus.publish, setState, () => void ask());
    let gone = false;
    // The stream belonged to an ended session. Since then a password change or another tab may have set the cookies of a new one. If not,
    // this call itself ends in a 401 and reports the end.
    const ask = async () => {
      const unauthorized = await unwrap(getSession()).then(
        () => false,
        (error: unknown) => toProblem(error).status === 401,
      );
      if (!unauthorized && !gone) resumed();
    };
    const retry = () => stream.retryNow();
    const resumed = () => {
      if (!sight.isSeen()) return;
      // Restart even a running stream: it belongs to the ended session and would be closed anyway.
      stream.stop();
      stream.start();
    };
    let begun = false;
    const seen = () => {
      stream.start();
      // Events sent meanwhile were missed.
      if (begun) void queries.invalidateQueries();
    };
    const sight = whileSeen(seen, () => stream.stop());
    begun = true;
    window.addEventListener('online', retry);
    sessionSignal.addEventListener('resumed', resumed);
    return () => {
      gone = true;
      sight.end();
      window.removeEventListener('online', retry);
      sessionSignal.removeEventListener('resumed', resumed);
      stream.stop();
    };
  }, [bus, queries]);

  useEffect(
    () =>
      bus.subscribe((events) => {
        if (events.some((event) => event.kind === 'resync')) void queries.invalidateQueries();
        const told = events.findLast((event) => event.kind === 'workers');
        if (told) setWorkersReady(told.ready);
      }),
    [bus, queries],
  );

  // Without events, active queries are polled every 5 s. A query that is already retrying keeps its own delays.
  useEffect(() => {
    if (state !== 'polling') return;
    let current = true;
    const poll = () => {
      void serverAnswers().then((is) => current && setAnswers(is));
      void queries.invalidateQueries({ refetchType: 'active' }, { cancelRefetch: false });
    };
    void serverAnswers().then((is) => current && setAnswers(is));
    const timer = setInterval(poll, POLL_MS);
    return () => {
      current = false;
      clearInterval(timer);
      setAnswers(null);
    };
  }, [state, queries]);

  const connection = connectionOf({ online, stream: state, answers, workersReady });
  return <LiveContext value={{ connection, workersReady, subscribe: bus.subscribe }}>{children}</LiveContext>;
}

/** Whether the server responds at all, even with an error. A gateway error from a proxy means it does not. */
async function serverAnswers(): Promise<boolean> {
  return unwrap(getConfig()).then(
    () => true,
    (error: unknown) => {
      const { code, status } = toProblem(error);
      return code !== UNREACHABLE && ![502, 503, 504].includes(status);
    },
  );
}

function makeBus() {
  const subscribers = new Set<Subscriber>();
  let waiting: LiveEvent[] = [];
  const flush = () => {
    const events = waiting;
    waiting = [];
    subscribers.forEach((subscriber) => subscriber(events));
  };
  return {
    publish(event: LiveEvent) {
      if (waiting.length === 0) setTimeout(flush, BATCH_MS);
      waiting.push(event);
    },
    subscribe(subscriber: Subscriber) {
      subscribers.add(subscriber);
      return () => void subscribers.delete(subscriber);
    },
  };
}
