'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { keysQuery } from '@/lib/api/get-keys';
import { languageName } from '@/lib/language-names';
import type { Grouping } from '../range';

/** The label of a row: a day, a model, a language, or the name of a key. */
export function useBucketName(by: Grouping): (bucket: string | null) => string {
  const t = useTranslations('usage');
  const locale = useLocale();
  const { data: keys } = useQuery({ ...keysQuery, enabled: by === 'key' });
  return (bucket) => {
    if (bucket === null) return t(by === 'key' ? 'withoutKey' : 'unknown');
    switch (by) {
      case 'day':
        return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(bucket));
      case 'language':
        return languageName(bucket, locale);
      case 'key':
        return keys?.find((key) => key.id === bucket)?.name ?? t('goneKey', { id: bucket.slice(0, 8) });
      case 'model':
        return bucket;
    }
  };
}
