'use client';

import { useQuery } from '@tanstack/react-query';
import { ShieldUser } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { PageHeader } from '@/components/layout/page-header';
import { PageTitle } from '@/components/layout/page-title';
import { ReadStates } from '@/components/read-states';
import { Button } from '@/components/ui/button';
import { paths } from '@/config/paths';
import { PasswordInput } from '@/features/session/components/password-input';
import { DefaultOptions } from '@/features/settings/components/default-options';
import { InterfaceSettings } from '@/features/settings/components/interface-settings';
import { Leave } from '@/features/settings/components/leave';
import { PasswordForm } from '@/features/settings/components/password-form';
import { RetentionForm } from '@/features/settings/components/retention-form';
import { Sessions } from '@/features/settings/components/sessions';
import { configQuery } from '@/lib/api/get-config';
import { useAccount } from '@/lib/session-context';

export default function Page() {
  const t = useTranslations('navigation');
  const { role } = useAccount();
  const config = useQuery(configQuery);
  return (
    <>
      <PageTitle title={t('settings')} />
      <PageHeader title={t('settings')}>
        {role === 'admin' && (
          <Button asChild variant="outline">
            <Link href={paths.admin}>
              <ShieldUser aria-hidden />
              {t('admin')}
            </Link>
          </Button>
        )}
      </PageHeader>
      <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-6">
        <InterfaceSettings />
        <ReadStates query={config}>
          {(known) => (
            <>
              <DefaultOptions config={known} />
              <RetentionForm server={known.retention} />
              <PasswordForm rules={known.passwordRules} Input={PasswordInput} />
            </>
          )}
        </ReadStates>
        <Sessions />
        <Leave Input={PasswordInput} />
      </div>
    </>
  );
}
