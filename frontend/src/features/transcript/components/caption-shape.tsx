'use client';

import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import type { ExportOptions } from '../model/exports';

type Shape = NonNullable<ExportOptions['shape']>;
type Props = Readonly<{ shape: Shape | null; standard: Shape; onChange: (shape: Shape | null) => void }>;

const RANGES = { maxCharsPerLine: [20, 120], maxLines: [1, 4], maxDuration: [1, 30] } as const;
const PARTS = ['maxCharsPerLine', 'maxLines', 'maxDuration'] as const;

/** The maximum length of captions. Without it, each segment becomes one caption. */
export function CaptionShape({ shape, standard, onChange }: Props) {
  const t = useTranslations('exports');
  return (
    <div className="grid gap-2">
      <Label className="flex min-h-9 items-center gap-2 font-normal">
        <Checkbox checked={!!shape} onCheckedChange={(on) => onChange(on === true ? standard : null)} />
        {t('shape')}
      </Label>
      {shape && (
        <div className="grid grid-cols-3 gap-2">
          {PARTS.map((part) => (
            <Field key={part} label={t(part)}>
              <Input
                type="number"
                min={RANGES[part][0]}
                max={RANGES[part][1]}
                defaultValue={shape[part]}
                onChange={({ target }) =>
                  target.validity.valid && target.value && onChange({ ...shape, [part]: Number(target.value) })
                }
              />
            </Field>
          ))}
        </div>
      )}
    </div>
  );
}
