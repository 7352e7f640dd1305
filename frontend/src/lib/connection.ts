import type { LiveState } from './events';

/**
 * live: events arrive · noWorker: they do, but no worker is ready · reconnecting: the next attempt follows soon · polling: events do not
 * get through, API calls do · away: API calls do not either · offline: this device has no network.
 */
export type Connection = 'live' | 'noWorker' | 'reconnecting' | 'polling' | 'away' | 'offline';

type Facts = Readonly<{
  online: boolean;
  stream: LiveState;
  /** Whether the last poll got a response; null before the first. */
  answers: boolean | null;
  workersReady: boolean;
}>;

/** The connection state to show; null while nothing is known yet. */
export function connectionOf({ online, stream, answers, workersReady }: Facts): Connection | null {
  if (!online) return 'offline';
  if (stream === 'polling') return answers === null ? 'reconnecting' : answers ? 'polling' : 'away';
  if (stream === 'live' && !workersReady) return 'noWorker';
  return stream === 'connecting' || stream === 'closed' ? null : stream;
}
