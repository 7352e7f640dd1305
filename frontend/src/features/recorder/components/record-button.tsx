'use client';

import { Mic } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { useRecording } from '../recorder-context';

/** Opens the recorder. Never disabled: if something is missing, the recorder says so after the click. */
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
