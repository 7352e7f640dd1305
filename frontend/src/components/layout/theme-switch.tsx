'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { chooseTheme, savedTheme, showTheme, subscribeToTheme, type Theme } from '@/lib/theme';
import { useClientValue } from '@/lib/use-client-value';
import { IconSelect } from './icon-select';

const ICONS = { light: Sun, dark: Moon, system: Monitor };

export function ThemeSwitch() {
  const t = useTranslations('common');
  const theme = useClientValue<Theme>(savedTheme, 'system', subscribeToTheme);
  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => showTheme(savedTheme());
    system.addEventListener('change', follow);
    return () => system.removeEventListener('change', follow);
  }, []);
  return (
    <IconSelect
      label={t('theme')}
      Icon={ICONS[theme]}
      value={theme}
      choices={(['light', 'dark', 'system'] as const).map((value) => ({ value, words: t(`themes.${value}`) }))}
      onChoose={chooseTheme}
    />
  );
}
