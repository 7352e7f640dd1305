'use client';

import { Mic } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { useRecording } from '../recorder-context';

/** The way into the recorder; it never is a dead button: what is missing is said after the click. */
export function RecordButton() {
  const t = useTranslations('recorder');
  const { recorder } = useRecording();
  return (
    <Button variant="outline" onClick={() => void recorder.open()}>
      <Mic aria-hidden />
      {t('title')}
    </Button>
  );
}
