'use client';

import { useEffect, useMemo, useRef, useState } from 'react';

const SCROLLING_KEYS = ['PageUp', 'PageDown', 'Home', 'End'];

/** Whether the text follows the sound: until somebody scrolls, and again when asked. */
export function useFollow() {
  const [away, setAway] = useState(false);
  // Asked between two renders as well: a line that begins just then must not pull the text from under the wheel.
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
  return { away, follows, follow };
}

const onScrollBar = ({ clientX }: PointerEvent) => clientX >= document.documentElement.clientWidth;
