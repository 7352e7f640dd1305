'use client';

import { useTranslations } from 'next-intl';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { UsageFigures } from '@/lib/api-types';
import { failureRate } from '../bars';
import { useFigures } from '../hooks/use-figures';
import type { Grouping } from '../range';

type Props = Readonly<{
  items: readonly UsageFigures[];
  by: Grouping;
  nameOf: (bucket: string | null) => string;
}>;

const COLUMNS = ['audio', 'tasks', 'failures', 'cancelled', 'failureRate', 'wait', 'speed'] as const;

export function FiguresTable({ items, by, nameOf }: Props) {
  const t = useTranslations('usage');
  const show = useFigures();
  return (
    <Table label={t(`titles.${by}`)}>
      <TableHeader>
        <TableRow>
          <TableHead scope="col">{t(`groupings.${by}`)}</TableHead>
          {COLUMNS.map((name) => (
            <TableHead key={name} scope="col" className="text-right">
              {t(`figures.${name}`)}
            </TableHead>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {items.map((figures) => (
          <TableRow key={figures.bucket ?? ''} className="tabular-nums">
            <TableHead scope="row" className="text-sm text-foreground">
              {nameOf(figures.bucket)}
            </TableHead>
            <TableCell className="text-right">{show.span(figures.audioSeconds)}</TableCell>
            <TableCell className="text-right">{show.count(figures.tasks)}</TableCell>
            <TableCell className="text-right">{show.count(figures.failures)}</TableCell>
            <TableCell className="text-right">{show.count(figures.cancelled)}</TableCell>
            <TableCell className="text-right">{show.share(failureRate(figures))}</TableCell>
            <TableCell className="text-right">{show.span(figures.waitP50Seconds)}</TableCell>
            <TableCell className="text-right">{show.times(figures.rtfx)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
