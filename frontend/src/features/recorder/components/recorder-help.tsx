'use client';

import { MicOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import type { RecorderError } from '../recorder-state';

type Props = Readonly<{ error: RecorderError; onAgain: () => void; onBack: () => void }>;

/** Why the microphone is unavailable, and what to do about it. */
export function RecorderHelp({ error, onAgain, onBack }: Props) {
  const t = useTranslations('recorder');
  const lasting = error === 'insecure' || error === 'unsupported';
  return (
    <div
      role="alert"
      data-recorder-error={error}
      className="grid gap-3 rounded-lg border border-warning/40 bg-warning/5 p-4 text-sm"
    >
      <p className="flex items-center gap-2 font-medium">
        <MicOff aria-hidden className="size-4 shrink-0 text-warning" />
        {t(`errors.${error}.title`)}
      </p>
      {error === 'denied' ? (
        <>
          <p>{t(`errors.denied.${browserFamily()}`)}</p>
          <p className="text-muted-foreground">{t('errors.denied.system')}</p>
        </>
      ) : (
        <p className="break-words">{t(`errors.${error}.text`, { address: secureAddress() })}</p>
      )}
      <div className="flex flex-wrap gap-2">
        {!lasting && <Button onClick={onAgain}>{t('again')}</Button>}
        <Button variant="outline" onClick={onBack}>
          {t('back')}
        </Button>
      </div>
    </div>
  );
}

function secureAddress(): string {
  return `https://${location.hostname}${location.pathname}`;
}

function browserFamily(): 'chromium' | 'firefox' | 'safari' {
  if (/firefox/i.test(navigator.userAgent)) return 'firefox';
  return /^((?!chrome|android).)*safari/i.test(navigator.userAgent) ? 'safari' : 'chromium';
}
