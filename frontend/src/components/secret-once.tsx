'use client';

import { useTranslations } from 'next-intl';
import { CopyButton } from './copy-button';

type Props = Readonly<{ label: string; secret: string; note: string }>;

/** A secret that can be shown only now: a key, a signing secret or a link. */
export function SecretOnce({ label, secret, note }: Props) {
  const t = useTranslations('common');
  return (
    <div className="grid gap-3">
      <p className="rounded-lg border border-warning/40 bg-warning/10 p-3 text-sm">{note}</p>
      <div className="grid gap-2">
        <p className="text-sm font-medium">{label}</p>
        <code
          tabIndex={0}
          role="textbox"
          aria-readonly
          aria-label={label}
          className="rounded-md border bg-muted p-3 font-mono text-sm break-all select-all"
        >
          {secret}
        </code>
        <div>
          <CopyButton text={secret} label={t('copy')} withWords />
        </div>
      </div>
    </div>
  );
}
