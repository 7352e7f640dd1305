'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { lengthText, timecode } from '@/lib/format';
import type { MediaClock } from '@/lib/media-clock';
import { useMediaState } from '@/lib/use-media-state';
import { cn } from '@/lib/utils';
import { markPath, type Marks } from '../marks';

type Props = Readonly<{ clock: MediaClock; marks: Marks; tall: boolean; children?: ReactNode }>;

const STEPS: Record<string, number> = {
  ArrowLeft: -5,
  ArrowRight: 5,
  ArrowDown: -5,
  ArrowUp: 5,
  PageUp: 60,
  PageDown: -60,
};

/** A slider over the whole recording. The waveform, if there is one, is only its background. */
export function SeekBar({ clock, marks, tall, children }: Props) {
  const t = useTranslations('player');
  const { duration } = useMediaState(clock);
  const bar = useRef<HTMLDivElement>(null);
  const segmentPath = useMemo(() => markPath(marks.segments, duration), [marks.segments, duration]);
  const hitPath = useMemo(() => markPath(marks.hits, duration), [marks.hits, duration]);

  // Writes the time straight into the element to avoid a render per frame.
  useEffect(() => {
    const show = (seconds: number) => {
      const element = bar.current;
      if (!element) return;
      element.style.setProperty('--played', `${duration ? (seconds / duration) * 100 : 0}%`);
      const whole = String(Math.floor(seconds));
      if (element.getAttribute('aria-valuenow') === whole) return;
      element.setAttribute('aria-valuenow', whole);
      element.setAttribute('aria-valuetext', t('position', { now: timecode(seconds), all: lengthText(duration) }));
    };
    show(clock.time);
    return clock.onTime(show);
  }, [clock, duration, t]);

  const seek = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    clock.seek(((event.clientX - left) / width) * duration);
  };
  const press = (event: KeyboardEvent) => {
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? duration : clock.time + (STEPS[event.key] ?? NaN);
    if (Number.isNaN(to)) return;
    event.preventDefault();
    clock.seek(to);
  };
  return (
    <div
      ref={bar}
      role="slider"
      tabIndex={0}
      aria-label={t('seek')}
      aria-valuemin={0}
      aria-valuemax={Math.floor(duration)}
      aria-valuenow={0}
      onKeyDown={press}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seek(event);
      }}
      onPointerMove={(event) => event.buttons === 1 && seek(event)}
      className={cn('relative cursor-pointer touch-pan-y rounded-md select-none', tall ? 'h-14' : 'h-9')}
    >
      {children ? (
        <div aria-hidden className="pointer-events-none absolute inset-0">
          {children}
        </div>
      ) : (
        <div
          aria-hidden
          className="absolute inset-x-0 top-1/2 h-1.5 -translate-y-1/2 overflow-hidden rounded-full bg-muted"
        >
          <div className="h-full w-(--played) bg-primary" />
        </div>
      )}
      <svg
        aria-hidden
        viewBox="0 0 1000 1"
        preserveAspectRatio="none"
        className="pointer-events-none absolute inset-x-0 bottom-0 h-2 w-full"
      >
        <path d={segmentPath} className="stroke-muted-foreground/50" vectorEffect="non-scaling-stroke" />
      </svg>
      <svg
        aria-hidden
        viewBox="0 0 1000 1"
        preserveAspectRatio="none"
        className="pointer-events-none absolute inset-0 size-full"
      >
        <path
          data-slot="hits"
          d={hitPath}
          className="stroke-warning"
          strokeWidth={2}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <div aria-hidden className="pointer-events-none absolute inset-y-0 left-(--played) w-0.5 bg-primary" />
    </div>
  );
}
