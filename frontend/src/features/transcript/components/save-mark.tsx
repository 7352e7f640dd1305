'use client';

import { Check, CircleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useProblemText } from '@/components/problem-text';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import type { SavingState } from '../model/saver';

/** Tells whether the server has what is on the page. Each change is announced once. */
export function SaveMark({ saving, onSave }: Readonly<{ saving: SavingState; onSave: () => void }>) {
  const t = useTranslations('editor');
  const problemText = useProblemText();
  const { phase, problem } = saving;
  return (
    <div className="ml-auto flex items-center gap-2 text-sm text-muted-foreground">
      {/* Not announced: "unsaved" and "saving" alternate every second. Only the result is worth announcing. */}
      {(phase === 'dirty' || phase === 'saving') && (
        <span className="flex items-center gap-1.5" data-slot="saving">
          <Spinner />
          {t('saving')}
        </span>
      )}
      <span role="status" className="flex items-center gap-1.5">
        {phase === 'saved' && (
          <>
            <Check aria-hidden className="size-4 text-success" />
            {t('saved')}
          </>
        )}
        {phase === 'failed' && (
          <>
            <CircleAlert aria-hidden className="size-4 text-destructive" />
            {t('notSaved', { reason: problemText(problem).title })}
          </>
        )}
      </span>
      {phase === 'failed' && (
        <Button variant="outline" size="sm" onClick={onSave}>
          {t('saveNow')}
        </Button>
      )}
    </div>
  );
}
