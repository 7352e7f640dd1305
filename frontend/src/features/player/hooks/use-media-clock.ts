'use client';

import { useEffect, useState } from 'react';
import { positions } from '@/lib/drafts-db';
import { MediaClock } from '@/lib/media-clock';

type Source = Readonly<{
  /** The key to remember the position under; null to not remember it. */
  positionKey: string | null;
  /** Addresses to try in order; empty if there is no audio. */
  addresses: readonly string[];
  duration: number;
}>;

const KEEP_EVERY_MS = 3000;

/** The clock of one recording. It starts where the user stopped last time. */
export function useMediaClock({ positionKey, addresses, duration }: Source): MediaClock {
  const [clock] = useState(() => new MediaClock());
  const joined = addresses.join(' ');
  useEffect(() => {
    let current = true;
    const load = (startAt = 0) =>
      current && clock.load(joined ? joined.split(' ') : [], duration, startAt < duration - 2 ? startAt : 0);
    if (positionKey) void positions.get(positionKey).then((seconds) => load(seconds));
    else load();
    return () => {
      current = false;
    };
  }, [clock, positionKey, joined, duration]);

  useEffect(() => {
    if (!positionKey) return;
    const keep = () => void (clock.getState().phase === 'ready' && positions.put(positionKey, clock.time));
    const timer = setInterval(() => clock.getState().playing && keep(), KEEP_EVERY_MS);
    clock.audio.addEventListener('pause', keep);
    clock.audio.addEventListener('seeked', keep);
    return () => {
      clearInterval(timer);
      clock.audio.removeEventListener('pause', keep);
      clock.audio.removeEventListener('seeked', keep);
    };
  }, [clock, positionKey]);

  useEffect(() => clock.close, [clock]);
  return clock;
}
