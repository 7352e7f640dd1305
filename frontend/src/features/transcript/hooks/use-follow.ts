'use client';

import { useEffect, useState } from 'react';

const SCROLLING_KEYS = ['PageUp', 'PageDown', 'Home', 'End'];

/** Whether the text follows the sound: until somebody scrolls, and again when asked. */
export function useFollow() {
  const [following, setFollowing] = useState(true);
  useEffect(() => {
    const stop = () => setFollowing(false);
    const press = (event: KeyboardEvent) => SCROLLING_KEYS.includes(event.key) && stop();
    window.addEventListener('wheel', stop, { passive: true });
    window.addEventListener('touchmove', stop, { passive: true });
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('wheel', stop);
      window.removeEventListener('touchmove', stop);
      window.removeEventListener('keydown', press);
    };
  }, []);
  return { following, setFollowing };
}
