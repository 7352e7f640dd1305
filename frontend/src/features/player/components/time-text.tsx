'use client';

import { useEffect, useRef } from 'react';
import { lengthText, timecode } from '@/lib/format';
import type { MediaClock } from '@/lib/media-clock';

/** `1:05 / 3:20`, updated without rendering. */
export function TimeText({ clock, duration }: Readonly<{ clock: MediaClock; duration: number }>) {
  const now = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const show = (seconds: number) => {
      const text = timecode(seconds);
      if (now.current && now.current.textContent !== text) now.current.textContent = text;
    };
    show(clock.time);
    return clock.onTime(show);
  }, [clock, duration]);
  return (
    <p className="px-2 font-mono text-sm whitespace-nowrap tabular-nums">
      <span ref={now} data-slot="now" />
      <span className="text-muted-foreground">{` / ${lengthText(duration)}`}</span>
    </p>
  );
}
