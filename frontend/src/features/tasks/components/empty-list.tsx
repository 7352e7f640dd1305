'use client';

import { AudioLines } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ProblemAlert } from '@/components/problem-alert';
import { Button } from '@/components/ui/button';
import { Empty, EmptyDescription, EmptyTitle } from '@/components/ui/empty';
import { Spinner } from '@/components/ui/spinner';
import { fetchSample, sendSample } from '../api/send-sample';

type Props = Readonly<{
  /** Handles the sample; without it the list sends the sample itself. */ onSample?: (file: File) => void;
}>;

export function EmptyList({ onSample }: Props) {
  const t = useTranslations('tasks');
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const trySample = async () => {
    setSending(true);
    setError(null);
    try {
      const file = await fetchSample();
      if (onSample) onSample(file);
      else await sendSample(file);
    } catch (problem) {
      setError(problem);
    } finally {
      setSending(false);
    }
  };
  return (
    <Empty>
      <AudioLines aria-hidden className="size-10 text-muted-foreground" />
      <EmptyTitle>{t('emptyTitle')}</EmptyTitle>
      <EmptyDescription>{t('emptyText')}</EmptyDescription>
      <Button disabled={sending} onClick={() => void trySample()}>
        {sending && <Spinner />}
        {t(sending ? 'sampleSending' : 'sample')}
      </Button>
      {error !== null && <ProblemAlert error={error} className="text-left" />}
    </Empty>
  );
}

export function NothingFound({ onClear }: Readonly<{ onClear: () => void }>) {
  const t = useTranslations('tasks');
  return (
    <Empty>
      <EmptyTitle>{t('nothingTitle')}</EmptyTitle>
      <EmptyDescription>{t('nothingText')}</EmptyDescription>
      <Button variant="outline" onClick={onClear}>
        {t('clear')}
      </Button>
    </Empty>
  );
}
