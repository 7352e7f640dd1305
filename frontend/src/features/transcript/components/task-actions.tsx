'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { RotateCcw, Trash2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { ProblemNotice } from '@/components/problem-notice';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { configQuery } from '@/lib/api/get-config';
import { modelsQuery } from '@/lib/api/get-models';
import type { Task } from '@/lib/api-types';
import { languageName } from '@/lib/format';
import { notify } from '@/lib/notify';
import { postRetry, postUndelete, removeTask } from '../api/change-task';
import { useTaskName } from '@/lib/use-task-name';

type Props = Readonly<{ task: Task; onRetried: (id: string) => void; onDeleted: () => void }>;

const UNDO_MS = 10_000;

/** Again with other options, as a new task that leaves this text alone; or away with it, with time to think again. */
export function TaskActions({ task, onRetried, onDeleted }: Props) {
  const t = useTranslations('transcript.actions');
  const nameOf = useTaskName();
  const locale = useLocale();
  const queries = useQueryClient();
  const config = useQuery(configQuery);
  const models = useQuery(modelsQuery);
  const [language, setLanguage] = useState(task.options.language);
  const [model, setModel] = useState(task.model ?? '');
  const reread = () => queries.invalidateQueries({ queryKey: ['tasks', 'list'] });
  const retry = useMutation({
    mutationFn: () => postRetry(task.id, { language, ...(model && { model }) }),
    onSuccess: (made) => {
      void reread();
      onRetried(made.id);
    },
  });
  const undo = useMutation({ mutationFn: () => postUndelete(task.id), onSuccess: () => void reread() });
  const remove = useMutation({
    mutationFn: () => removeTask(task.id),
    onSuccess: () => {
      void reread();
      void notify({
        kind: 'success',
        id: task.id,
        title: t('deleted', { name: nameOf(task) }),
        duration: UNDO_MS,
        action: { words: t('undo'), run: () => undo.mutate() },
      });
      onDeleted();
    },
  });
  const languages = [
    'auto',
    'ru',
    'en',
    ...(config.data?.languages ?? []).map(({ code }) => code).filter((code) => code !== 'ru' && code !== 'en'),
  ];
  return (
    <>
      {task.audio.available ? (
        <>
          <Field label={t('language')}>
            <Select value={language} onChange={(event) => setLanguage(event.target.value)}>
              {languages.map((code) => (
                <option key={code} value={code}>
                  {code === 'auto' ? t('auto') : languageName(code, locale)}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t('model')}>
            <Select value={model} onChange={(event) => setModel(event.target.value)}>
              {models.data
                ?.filter((one) => one.state !== 'absent' || one.id === model)
                .map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.id}
                  </option>
                ))}
            </Select>
          </Field>
          <Button variant="outline" className="w-fit" disabled={retry.isPending} onClick={() => retry.mutate()}>
            <RotateCcw />
            {t('retry')}
          </Button>
          <p className="text-xs text-muted-foreground">{t('retryHint')}</p>
        </>
      ) : (
        <p className="text-sm text-muted-foreground">{t('audioGone')}</p>
      )}
      <Button
        variant="outline"
        className="w-fit text-destructive"
        disabled={remove.isPending}
        onClick={() => remove.mutate()}
      >
        <Trash2 />
        {t('delete')}
      </Button>
      {(retry.isError || remove.isError) && <ProblemNotice error={retry.error ?? remove.error} />}
    </>
  );
}
