'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { PasswordControl } from './password-form';
import { Section } from './section';

const LeaveDialog = dynamic(() => import('./leave-dialog').then((file) => file.LeaveDialog), { ssr: false });

export function Leave({ Input }: Readonly<{ Input: PasswordControl }>) {
  const t = useTranslations('settings');
  const [open, setOpen] = useState(false);
  return (
    <Section title={t('leave')} text={t('leaveText')}>
      <Button variant="destructive" className="h-auto min-h-10 py-2 whitespace-normal" onClick={() => setOpen(true)}>
        {t('leaveButton')}
      </Button>
      {open && <LeaveDialog Input={Input} onClose={() => setOpen(false)} />}
    </Section>
  );
}
