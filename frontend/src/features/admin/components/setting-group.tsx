'use client';

import { useTranslations } from 'next-intl';
import type { FormEvent, ReactNode } from 'react';
import { ProblemNotice } from '@/components/problem-notice';
import { Button } from '@/components/ui/button';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card';

type Props = Readonly<{
  title: string;
  text: string;
  problem: unknown;
  busy: boolean;
  onSave: (event: FormEvent) => void;
  /** Back to what the configuration says. */
  onReset: () => void;
  children: ReactNode;
}>;

export function SettingGroup({ title, text, problem, busy, onSave, onReset, children }: Props) {
  const t = useTranslations('admin');
  const tc = useTranslations('common');
  return (
    <Card>
      <CardHeader>
        <CardTitle>{title}</CardTitle>
        <CardDescription>{text}</CardDescription>
      </CardHeader>
      <CardContent>
        <form
          aria-label={title}
          noValidate
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            onSave(event);
          }}
        >
          {problem !== null && <ProblemNotice error={problem} />}
          {children}
          <div className="flex flex-wrap gap-2">
            <Button type="submit" disabled={busy}>
              {tc('save')}
            </Button>
            <Button variant="ghost" disabled={busy} onClick={onReset}>
              {t('byConfiguration')}
            </Button>
          </div>
        </form>
      </CardContent>
    </Card>
  );
}
