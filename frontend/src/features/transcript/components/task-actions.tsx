'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { RotateCcw, Trash2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { ProblemAlert } from '@/components/problem-alert';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { configQuery } from '@/lib/api/get-config';
import { modelsQuery } from '@/lib/api/get-models';
import type { Task } from '@/lib/api-types';
import { languageChoices, withScript, withScripts } from '@/lib/language-names';
import { notify } from '@/lib/notify';
import { postRetry, postUndelete, removeTask } from '../api/change-task';
import { useTaskName } from '@/lib/use-task-name';

type Props = Readonly<{ task: Task; onRetried: (id: string) => void; onDeleted: () => void }>;

const UNDO_MS = 10_000;

/** Transcribe again with other options, as a new task that leaves this text alone; or delete the task, with time to undo. */
export function TaskActions({ task, onRetried, onDeleted }: Props) {
  const t = useTranslations('transcript.actions');
  const nameOf = useTaskName();
  const locale = useLocale();
  const queries = useQueryClient();
  const config = useQuery(configQuery);
  const models = useQuery(modelsQuery);
  const { language: asked, script } = task.options;
  const before = withScript(asked, script);
  const [language, setLanguage] = useState(before);
  const [model, setModel] = useState(task.model ?? '');
  const reread = () => queries.invalidateQueries({ queryKey: ['tasks', 'list'] });
  const retry = useMutation({
    // Only changed options are sent: the server stores more than this form shows, for example a list of languages.
    mutationFn: () =>
      postRetry(task.id, { ...(language !== before && { language }), ...(model !== (task.model ?? '') && { model }) }),
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
  const languages = languageChoices(withScripts(config.data?.languages ?? []), locale, before);
  return (
    <>
      {task.audio.available ? (
        <>
          <Field label={t('language')}>
            <Select value={language} onChange={(event) => setLanguage(event.target.value)}>
              <option value="auto">{t('auto')}</option>
              {languages.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
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
      {(retry.isError || remove.isError) && <ProblemAlert error={retry.error ?? remove.error} />}
    </>
  );
}
