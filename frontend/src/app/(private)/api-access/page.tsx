'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { PageHeader } from '@/components/layout/page-header';
import { PageTitle } from '@/components/layout/page-title';
import { ApiKeys } from '@/features/api-keys/components/api-keys';
import { Snippets } from '@/features/api-keys/components/snippets';
import { Webhooks } from '@/features/webhooks/components/webhooks';
import { configQuery } from '@/lib/api/get-config';

export default function Page() {
  const t = useTranslations('navigation');
  const { data: config } = useQuery(configQuery);
  // Shown only in the examples on this page, and only until the user leaves it.
  const [newKey, setNewKey] = useState<string | null>(null);
  return (
    <>
      <PageTitle title={t('apiAccess')} />
      <PageHeader title={t('apiAccess')} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <ApiKeys onMade={setNewKey} />
        <Snippets apiKey={newKey} />
        {config?.features.webhooks && <Webhooks />}
      </div>
    </>
  );
}
