'use client';

import { useTranslations } from 'next-intl';
import type { FormEvent, ReactNode } from 'react';
import { ProblemAlert } from '@/components/problem-alert';
import { Button } from '@/components/ui/button';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card';

type Props = Readonly<{
  title: string;
  text: string;
  problem: unknown;
  busy: boolean;
  onSave: (event: FormEvent) => void;
  /** Returns to the configured value. */
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
          {problem !== null && <ProblemAlert error={problem} />}
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
