'use client';

import { Circle } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Label } from '@/components/ui/label';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { useRecorderState, useRecording } from '../recorder-context';
import { LevelBar } from './level-bar';

/** The microphone is open: choose the device, check the level, start. */
export function RecorderReady() {
  const t = useTranslations('recorder');
  const format = useFormatter();
  const { recorder } = useRecording();
  const { microphones, microphone, raw } = useRecorderState();
  const name = () =>
    t('defaultName', { date: format.dateTime(new Date(), { dateStyle: 'medium', timeStyle: 'short' }) });
  return (
    <div className="grid gap-4">
      <p className="text-sm">{t('readyText')}</p>
      <LevelBar recorder={recorder} />
      <Field label={t('device')}>
        <Select value={microphone ?? ''} onChange={(event) => void recorder.open(event.target.value, raw)}>
          {microphones.map(({ id, label }, index) => (
            <option key={id} value={id}>
              {label || t('deviceUnnamed', { n: index + 1 })}
            </option>
          ))}
        </Select>
      </Field>
      <div className="flex items-start gap-3">
        <Switch
          id="raw-microphone"
          checked={raw}
          aria-describedby="raw-microphone-hint"
          onCheckedChange={(wanted) => void recorder.open(microphone, wanted)}
        />
        <div className="grid gap-1.5 pt-0.5">
          <Label htmlFor="raw-microphone">{t('raw')}</Label>
          <p id="raw-microphone-hint" className="text-sm text-muted-foreground">
            {t('rawHint')}
          </p>
        </div>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="lg" onClick={() => void recorder.start(name())}>
          <Circle aria-hidden className="fill-current" />
          {t('record')}
        </Button>
        <Button size="lg" variant="outline" onClick={() => recorder.leave()}>
          {t('stopUsing')}
        </Button>
      </div>
    </div>
  );
}
