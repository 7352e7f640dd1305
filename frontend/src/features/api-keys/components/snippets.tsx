'use client';

import { ExternalLink } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { CodeBlock } from '@/components/code-block';
import { Button } from '@/components/ui/button';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '@/components/ui/card';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import { paths } from '@/config/paths';
import { useClientValue } from '@/lib/use-client-value';
import { snippet, SNIPPETS } from '../snippets';

/** Examples with this host and, until the user leaves the page, the key just created. */
export function Snippets({ apiKey }: Readonly<{ apiKey: string | null }>) {
  const t = useTranslations('keys');
  const host = useClientValue(() => location.origin, '');
  return (
    <Card>
      <CardHeader className="flex-row flex-wrap items-start justify-between gap-3">
        <div className="grid min-w-0 gap-1.5">
          <CardTitle>{t('examples')}</CardTitle>
          <CardDescription>{t(apiKey ? 'examplesWithKey' : 'examplesText')}</CardDescription>
        </div>
        <Button asChild variant="outline">
          <a href={paths.swagger} target="_blank" rel="noreferrer">
            <ExternalLink aria-hidden />
            {t('reference')}
          </a>
        </Button>
      </CardHeader>
      <CardContent>
        <Tabs defaultValue="curl">
          <TabsList aria-label={t('examples')}>
            {SNIPPETS.map((name) => (
              <TabsTrigger key={name} value={name}>
                {t(`snippets.${name}`)}
              </TabsTrigger>
            ))}
          </TabsList>
          {SNIPPETS.map((name) => (
            <TabsContent key={name} value={name} tabIndex={-1}>
              <CodeBlock label={t(`snippets.${name}`)} code={snippet(name, host, apiKey)} />
            </TabsContent>
          ))}
        </Tabs>
      </CardContent>
    </Card>
  );
}
