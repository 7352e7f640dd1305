'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { configQuery } from '@/lib/api/get-config';
import { modelsQuery } from '@/lib/api/get-models';
import { withScripts } from '@/lib/language-names';
import { useTaskOptions } from '../hooks/use-task-options';
import { channelWords } from '@/lib/channel-words';
import type { OptionsPart } from '../options-part';
import { taskOptions } from '../task-options';
import { LanguageChoice } from './language-choice';
import { ModelChoice } from './model-choice';
import { RadioRow } from './radio-row';
import { WordsChoice } from './words-choice';

const CHANNELS = ['mix', 'split', '1', '2'] as const;
const TASKS = ['transcribe', 'translate'] as const;

type Props = Readonly<{ part: OptionsPart | null; onClose: () => void }>;

/** All options for the next files. Each change applies at once and is remembered. */
export function OptionsDialog({ part, onClose }: Props) {
  const t = useTranslations('options');
  const { options, recentLanguages } = useTaskOptions();
  const { data: config } = useQuery(configQuery);
  const { data: models = [] } = useQuery(modelsQuery);
  const [resets, setResets] = useState(0);
  const model = models.find(({ id, default: usual }) => (options.model ? id === options.model : usual));
  const tasks = TASKS.filter(
    (task) => task === 'transcribe' || (config?.features.translate && model?.translate !== false),
  );
  return (
    <Dialog open={part !== null} onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={t('title')}
        description={t('description')}
        onOpenAutoFocus={(event) => {
          const dialog = event.currentTarget as HTMLElement;
          const wanted = dialog.querySelector<HTMLElement>(`[data-part=${part}]:is(:checked, :not([type=radio]))`);
          if (!wanted) return;
          event.preventDefault();
          wanted.focus();
          wanted.scrollIntoView({ block: 'nearest' });
        }}
        footer={
          <>
            <Button
              variant="outline"
              onClick={() => {
                taskOptions.reset();
                setResets(resets + 1);
              }}
            >
              {t('reset')}
            </Button>
            <Button onClick={onClose}>{t('done')}</Button>
          </>
        }
      >
        <LanguageChoice
          languages={withScripts(config?.languages ?? [])}
          recent={recentLanguages}
          value={options.language ?? 'auto'}
          onChoose={(language) => taskOptions.change({ language })}
        />
        <ModelChoice models={models} value={options.model} onChoose={(id) => taskOptions.change({ model: id })} />
        <fieldset>
          <legend className="mb-2 text-sm font-medium">{t('task')}</legend>
          <div className="grid rounded-md border p-1">
            {tasks.map((task) => (
              <RadioRow
                key={task}
                group="task"
                part="task"
                value={task}
                checked={(options.task ?? 'transcribe') === task}
                onChoose={() => taskOptions.change({ task })}
                title={t(task)}
                note={t(`${task}Text`)}
              />
            ))}
          </div>
        </fieldset>
        {config?.features.channels && (
          <Field label={t('channels')}>
            <Select
              value={options.channels ?? 'mix'}
              onChange={(event) => taskOptions.change({ channels: event.target.value })}
            >
              {CHANNELS.map((channels) => (
                <option key={channels} value={channels}>
                  {channelWords(channels, t)}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <WordsChoice key={resets} options={options} onChange={taskOptions.change} />
      </DialogContent>
    </Dialog>
  );
}
