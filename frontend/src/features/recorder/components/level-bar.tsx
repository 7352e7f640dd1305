'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { Recorder } from '../recorder';

const FULL = 0.25;

/** Shows the input level, so that the user sees that the right microphone is open. Painted without React, up to sixty times a second. */
export function LevelBar({ recorder }: Readonly<{ recorder: Recorder }>) {
  const t = useTranslations('recorder');
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let frame = 0;
    const paint = () => {
      const level = Math.min(1, Math.sqrt((recorder.meter?.level() ?? 0) / FULL));
      if (bar.current) bar.current.style.transform = `scaleX(${level})`;
      bar.current?.parentElement?.setAttribute('aria-valuenow', String(Math.round(level * 10) * 10));
      frame = requestAnimationFrame(paint);
    };
    paint();
    return () => cancelAnimationFrame(frame);
  }, [recorder]);
  return (
    <div
      role="meter"
      aria-label={t('level')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
      className="h-2.5 w-full overflow-hidden rounded-full bg-muted"
    >
      <div ref={bar} className="h-full origin-left rounded-full bg-success" />
    </div>
  );
}
