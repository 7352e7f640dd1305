'use client';

import { CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { cn } from '@/lib/utils';
import { useProblemText } from './problem-text';
import { Button } from './ui/button';

type Props = Readonly<{ error: unknown; onRetry?: () => void; className?: string }>;

/** What went wrong and what to do. Folded below it: what an administrator needs to trace the problem. */
export function ProblemAlert({ error, onRetry, className }: Props) {
  const t = useTranslations('common');
  const { title, advice, problem } = useProblemText()(error);
  return (
    <div
      role="alert"
      className={cn('grid gap-2 rounded-lg border border-destructive/40 bg-destructive/5 p-3 text-sm', className)}
    >
      <p className="flex items-start gap-2 font-medium">
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-destructive" />
        {title}
      </p>
      <p className="text-foreground/85">{advice}</p>
      <details className="text-muted-foreground">
        <summary className="w-fit cursor-pointer">{t('details')}</summary>
        <p className="mt-1 font-mono text-xs break-all">
          {[problem.code, problem.status || null, problem.detail, problem.requestId].filter(Boolean).join(' · ')}
        </p>
      </details>
      {onRetry && (
        <Button variant="outline" size="sm" className="w-fit" onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </div>
  );
}
