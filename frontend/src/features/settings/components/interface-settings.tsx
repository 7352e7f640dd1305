'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useFailureToast } from '@/components/failure-toast';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { useChangeAccount } from '@/lib/api/change-account';
import { browserStore } from '@/lib/browser-store';
import { languageName } from '@/lib/language-names';
import { LOCALES, useLocaleChoice, type Locale } from '@/lib/locale';
import { chooseTheme, savedTheme, subscribeToTheme, type Theme } from '@/lib/theme';
import { useClientValue } from '@/lib/use-client-value';
import { Section } from './section';
import { singleKeys } from '../single-keys';

const THEMES = ['light', 'dark', 'system'] as const;

/** Language (stored with the account), theme and single-key shortcuts (stored in this browser). */
export function InterfaceSettings() {
  const t = useTranslations('settings');
  const tc = useTranslations('common');
  const locale = useLocale();
  const { choose } = useLocaleChoice();
  const failed = useFailureToast();
  const { mutateAsync: changeAccount } = useChangeAccount();
  const theme = useClientValue<Theme>(savedTheme, 'system', subscribeToTheme);
  const keysOn = useClientValue(() => browserStore.get('single-keys') !== 'off', true, singleKeys.subscribe);
  return (
    <Section title={t('interface')}>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label={tc('language')} hint={t('languageHint')}>
          <Select
            value={locale}
            onChange={(event) => {
              const chosen = event.target.value as Locale;
              choose(chosen);
              changeAccount({ locale: chosen }).catch(failed);
            }}
          >
            {LOCALES.map((value) => (
              <option key={value} value={value} lang={value}>
                {languageName(value, value)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={tc('theme')} hint={t('themeHint')}>
          <Select value={theme} onChange={(event) => chooseTheme(event.target.value as Theme)}>
            {THEMES.map((value) => (
              <option key={value} value={value}>
                {tc(`themes.${value}`)}
              </option>
            ))}
          </Select>
        </Field>
        <div className="flex items-start gap-4 sm:col-span-2">
          <Switch
            id="single-keys"
            className="mt-0.5"
            checked={keysOn}
            aria-describedby="single-keys-hint"
            onCheckedChange={singleKeys.set}
          />
          <div className="grid gap-1">
            <label htmlFor="single-keys" className="text-sm font-medium">
              {t('singleKeys')}
            </label>
            <p id="single-keys-hint" className="text-sm text-muted-foreground">
              {t('singleKeysHint')}
            </p>
          </div>
        </div>
      </div>
    </Section>
  );
}
