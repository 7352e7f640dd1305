'use client';

import { useEffect, useMemo, useRef, useState } from 'react';

const SCROLLING_KEYS = ['PageUp', 'PageDown', 'Home', 'End'];

/** Whether the transcript follows playback: until the user scrolls, and again on request. */
export function useFollow() {
  const [away, setAway] = useState(false);
  // A ref, because it is read between renders: a segment that starts right after the user scrolled must not move the text.
  const following = useRef(true);
  const { follow, follows, leave } = useMemo(() => {
    const set = (value: boolean) => {
      following.current = value;
      setAway(!value);
    };
    return { follow: () => set(true), leave: () => set(false), follows: () => following.current };
  }, []);
  useEffect(() => {
    const press = (event: KeyboardEvent) => SCROLLING_KEYS.includes(event.key) && leave();
    const drag = (event: PointerEvent) => onScrollBar(event) && leave();
    window.addEventListener('wheel', leave, { passive: true });
    window.addEventListener('touchmove', leave, { passive: true });
    window.addEventListener('keydown', press);
    window.addEventListener('pointerdown', drag);
    return () => {
      window.removeEventListener('wheel', leave);
      window.removeEventListener('touchmove', leave);
      window.removeEventListener('keydown', press);
      window.removeEventListener('pointerdown', drag);
    };
  }, [leave]);
  return { away, follows, follow, leave };
}

const onScrollBar = ({ clientX }: PointerEvent) => clientX >= document.documentElement.clientWidth;
