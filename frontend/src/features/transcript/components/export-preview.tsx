'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { ProblemAlert } from '@/components/problem-alert';
import { Spinner } from '@/components/ui/spinner';
import type { Format } from '../model/exports';

const MAX_SHOWN = 4000;

type Read = (url: string) => Promise<string>;
type Props = Readonly<{ formats: readonly Format[]; url: (format: Format) => string; read: Read }>;

export function ExportPreview({ formats, url, read }: Props) {
  return formats.map((format) => <Preview key={format} {...{ format, read }} url={url(format)} />);
}

function Preview({ format, url, read }: Readonly<{ format: Format; url: string; read: Read }>) {
  const t = useTranslations('exports');
  const text = useQuery({ queryKey: ['export', url], queryFn: () => read(url), staleTime: 0 });
  const label = t(`names.${format}`);
  return (
    <section aria-label={label} className="grid min-w-0 gap-1">
      <h3 className="text-xs font-medium text-muted-foreground">{label}</h3>
      {text.isPending && <Spinner />}
      {text.isError && <ProblemAlert error={text.error} />}
      {text.data != null && (
        <pre
          tabIndex={0}
          role="region"
          aria-label={t('previewOf', { format: label })}
          className="max-h-60 overflow-auto rounded-md border bg-muted p-2 font-mono text-xs"
        >
          {text.data.slice(0, MAX_SHOWN)}
        </pre>
      )}
    </section>
  );
}
