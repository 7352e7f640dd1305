'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { Model } from '@/lib/api-types';
import { fileSize } from '@/lib/format';
import { RadioRow } from './radio-row';

type Props = Readonly<{
  models: readonly Model[];
  value: string | undefined;
  /** @param id empty for the server's default */
  onChoose: (id: string) => void;
}>;

/** The models that workers can use now, with their speed and memory. */
export function ModelChoice({ models, value, onChoose }: Props) {
  const t = useTranslations('options');
  const locale = useLocale();
  const usable = models.filter((model) => model.state !== 'absent');
  const facts = ({ rtfx, memoryBytes, sizeBytes }: Model) =>
    t('modelFacts', {
      speed: rtfx == null ? t('modelSpeedUnknown') : t('modelSpeed', { times: rtfx }),
      memory: t('modelMemory', { size: fileSize(memoryBytes ?? sizeBytes ?? 0, locale) }),
    });
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-medium">{t('model')}</legend>
      <div className="grid rounded-md border p-1">
        {usable.map((model) => (
          <RadioRow
            key={model.id}
            group="model"
            part="model"
            value={model.id}
            checked={value ? model.id === value : model.default}
            onChoose={() => onChoose(model.default ? '' : model.id)}
            title={model.default ? t('modelDefault', { name: model.id }) : model.id}
            note={facts(model)}
          />
        ))}
      </div>
    </fieldset>
  );
}
