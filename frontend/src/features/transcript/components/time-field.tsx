'use client';

import { useState } from 'react';
import { Input } from '@/components/ui/input';
import { parseTimecode, timecode } from '@/lib/format';

type Props = Readonly<{ label: string; value: number; onChange: (seconds: number) => void }>;

/** A time such as `1:05.25`. Applied on Enter or blur if it is valid. */
export function TimeField({ label, value, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const seconds = typed === null ? value : parseTimecode(typed);
  const take = () => {
    if (typed !== null && seconds !== null) onChange(seconds);
    setTyped(null);
  };
  return (
    <Input
      aria-label={label}
      aria-invalid={seconds === null}
      inputMode="decimal"
      className="h-9 w-24 px-2 font-mono text-xs tabular-nums md:text-xs"
      value={typed ?? timecode(value, true)}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}
