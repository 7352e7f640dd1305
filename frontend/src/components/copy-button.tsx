'use client';

import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { copyText } from '@/lib/secure-context';
import { Button } from './ui/button';

type Props = Readonly<{
  text: string | (() => string | Promise<string>);
  label?: string;
  className?: string;
  withWords?: boolean;
}>;

export function CopyButton({ text, label, className, withWords = false }: Props) {
  const t = useTranslations('common');
  const [done, setDone] = useState<boolean | null>(null);
  useEffect(() => {
    if (done === null) return;
    const timer = setTimeout(() => setDone(null), 2000);
    return () => clearTimeout(timer);
  }, [done]);
  const copy = async () => {
    try {
      setDone(await copyText(typeof text === 'string' ? text : await text()));
    } catch {
      // The text could not be loaded: the browser is offline, or the session has ended.
      setDone(false);
    }
  };
  const words = done === null ? (label ?? t('copy')) : t(done ? 'copied' : 'notCopied');
  return (
    <>
      <Button
        variant={withWords ? 'outline' : 'ghost'}
        size={withWords ? 'sm' : 'icon'}
        className={className}
        aria-label={words}
        title={words}
        onClick={() => void copy()}
      >
        {done ? <Check /> : <Copy />}
        {withWords && words}
      </Button>
      <span role="status" className="sr-only">
        {done === null ? '' : words}
      </span>
    </>
  );
}
