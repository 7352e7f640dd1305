'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ProblemAlert } from '@/components/problem-alert';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import type { Task } from '@/lib/api-types';
import { patchTask } from '../api/change-task';
import { taskQuery } from '../api/get-task';

/** Name–value pairs, stored with the task and sent to webhooks. */
export function Tags({ task }: Readonly<{ task: Task }>) {
  const t = useTranslations('transcript.tags');
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const change = useMutation({
    mutationFn: (metadata: Record<string, string>) => patchTask(task.id, { metadata }),
    onSuccess: (changed) => queries.setQueryData(taskQuery(task.id).queryKey, changed),
  });
  const without = (gone: string) => Object.fromEntries(Object.entries(task.metadata).filter(([key]) => key !== gone));
  return (
    <>
      <ul className="flex flex-wrap gap-2 text-sm" aria-label={t('list')}>
        {Object.entries(task.metadata).map(([key, text]) => (
          <li key={key} className="flex min-w-0 items-center gap-1 rounded-full bg-secondary pl-3">
            <span className="min-w-0 break-words">{text ? `${key}: ${text}` : key}</span>
            <Button
              variant="ghost"
              size="icon"
              aria-label={t('remove', { name: key })}
              onClick={() => change.mutate(without(key))}
            >
              <X />
            </Button>
          </li>
        ))}
      </ul>
      <form
        className="grid grid-cols-2 gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({ ...task.metadata, [name.trim()]: value.trim() });
          setName('');
          setValue('');
        }}
      >
        <Input
          aria-label={t('name')}
          placeholder={t('name')}
          maxLength={64}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Input
          aria-label={t('value')}
          placeholder={t('value')}
          maxLength={512}
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
        <Button type="submit" variant="outline" size="sm" className="w-fit" disabled={!name.trim() || change.isPending}>
          {t('add')}
        </Button>
      </form>
      {change.isError && <ProblemAlert error={change.error} />}
    </>
  );
}
