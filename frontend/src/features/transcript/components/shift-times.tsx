'use client';

import { Clock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { Select } from '@/components/ui/select';
import type { Action, DraftSegment } from '../model/editor';

const RANGES = ['toEnd', 'fromStart', 'this'] as const;

/** Shifts this segment, or all segments from or up to it, by some seconds. */
export function ShiftTimes({
  segment,
  dispatch,
}: Readonly<{ segment: DraftSegment; dispatch: (action: Action) => void }>) {
  const t = useTranslations('editor');
  const [open, setOpen] = useState(false);
  const [seconds, setSeconds] = useState('0.5');
  const [range, setRange] = useState<(typeof RANGES)[number]>('toEnd');
  const by = Number(seconds.replace(',', '.').replace('−', '-'));
  const shift = () => {
    dispatch({ type: 'shift', key: segment.key, range, seconds: by });
    setOpen(false);
  };
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="ghost" size="icon" aria-label={t('shift')} title={t('shift')}>
          <Clock />
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label={t('shift')} className="grid gap-3">
        <Field label={t('shiftBy')} hint={t('shiftHint')}>
          <Input inputMode="text" value={seconds} onChange={(event) => setSeconds(event.target.value)} />
        </Field>
        <Field label={t('shiftRange')}>
          <Select value={range} onChange={(event) => setRange(event.target.value as typeof range)}>
            {RANGES.map((one) => (
              <option key={one} value={one}>
                {t(`ranges.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Button disabled={!Number.isFinite(by) || by === 0} onClick={shift}>
          {t('shiftNow')}
        </Button>
      </PopoverContent>
    </Popover>
  );
}
