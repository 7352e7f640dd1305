'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useProblemText } from '@/components/problem-text';
import { Button } from '@/components/ui/button';
import type { Problem } from '@/lib/problem';
import { roughTime } from '@/lib/rough-time';

type Props = Readonly<{ problem: Problem; at: number; onTryNow: () => void }>;

/** Why an upload waits, and for how long. */
export function RetryCountdown({ problem, at, onTryNow }: Props) {
  const t = useTranslations('upload');
  const { title } = useProblemText()(problem);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm text-muted-foreground">
      <span className="min-w-0">
        {title}. {t('retryIn', roughTime((at - now) / 1000))}
      </span>
      <Button variant="outline" size="sm" onClick={onTryNow}>
        {t('tryNow')}
      </Button>
    </div>
  );
}
