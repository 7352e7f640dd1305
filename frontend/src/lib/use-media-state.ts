'use client';

import { useSyncExternalStore } from 'react';
import type { MediaClock, MediaState } from './media-clock';

export function useMediaState(clock: MediaClock): MediaState {
  return useSyncExternalStore(clock.watch, clock.getState, clock.getState);
}

/** True if none of the recording's addresses could be played. */
export function useMediaFailed(clock: MediaClock): boolean {
  return useSyncExternalStore(
    clock.watch,
    () => clock.getState().phase === 'failed',
    () => false,
  );
}
