'use client';

import { useHotkeys } from '@/lib/hotkeys';
import type { MediaClock } from '@/lib/media-clock';

export function usePlayerKeys(clock: MediaClock): void {
  useHotkeys({
    Space: () => clock.toggle(),
    'Control+Shift+Space': () => clock.toggle(),
    KeyK: () => clock.toggle(),
    KeyJ: () => clock.skip(-5),
    KeyL: () => clock.skip(5),
    'Shift+Period': () => clock.stepSpeed(1),
    'Shift+Comma': () => clock.stepSpeed(-1),
  });
}
