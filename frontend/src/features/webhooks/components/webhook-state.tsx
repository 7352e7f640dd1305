'use client';

import { CirclePause, CirclePlay, CircleOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { Webhook } from '@/lib/api-types';

const STATES = {
  active: { Icon: CirclePlay, variant: 'success' },
  paused: { Icon: CirclePause, variant: 'warning' },
  off: { Icon: CircleOff, variant: 'secondary' },
} as const;

export function WebhookState({ webhook }: Readonly<{ webhook: Webhook }>) {
  const t = useTranslations('webhooks');
  const state = webhook.paused ? 'paused' : webhook.enabled ? 'active' : 'off';
  const { Icon, variant } = STATES[state];
  return (
    <Badge variant={variant}>
      <Icon aria-hidden />
      {t(`states.${state}`)}
    </Badge>
  );
}
