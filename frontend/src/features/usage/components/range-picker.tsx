'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { GROUPINGS, isRange, lastDays, LENGTHS, MAX_DAYS, type Grouping } from '../range';

type Range = Readonly<{ from: string; to: string }>;
type Props = Readonly<{
  range: Range;
  by: Grouping;
  onChange: (change: Partial<{ from: string; to: string; by: Grouping }>) => void;
}>;

export function RangePicker({ range, by, onChange }: Props) {
  const t = useTranslations('usage');
  // Incomplete input may not be a valid range. Until it is, the report keeps the last valid one.
  const [draft, setDraft] = useState<Range | null>(null);
  const shown = draft ?? range;
  const wrong = draft !== null && !isRange(draft.from, draft.to);
  const type = (change: Partial<Range>) => {
    const next = { ...shown, ...change };
    const fits = isRange(next.from, next.to);
    setDraft(fits ? null : next);
    if (fits) onChange(next);
  };
  return (
    <div className="flex flex-wrap items-end gap-3">
      <div role="group" aria-label={t('ranges')} className="flex flex-wrap gap-1">
        {LENGTHS.map((days) => {
          const preset = lastDays(days);
          const chosen = preset.from === range.from && preset.to === range.to;
          return (
            <Button
              key={days}
              variant={chosen ? 'secondary' : 'outline'}
              aria-pressed={chosen}
              onClick={() => {
                setDraft(null);
                onChange(preset);
              }}
            >
              {t('lastDays', { n: days })}
            </Button>
          );
        })}
      </div>
      <Field label={t('from')} error={wrong ? t('wrongRange', { max: MAX_DAYS }) : undefined}>
        <Input type="date" value={shown.from} onChange={(event) => type({ from: event.target.value })} />
      </Field>
      <Field label={t('to')}>
        <Input type="date" value={shown.to} onChange={(event) => type({ to: event.target.value })} />
      </Field>
      <Field label={t('by')}>
        <Select value={by} onChange={(event) => onChange({ by: event.target.value as Grouping })}>
          {GROUPINGS.map((value) => (
            <option key={value} value={value}>
              {t(`groupings.${value}`)}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
