'use client';

import { useQuery } from '@tanstack/react-query';
import { Ban, Download, Ellipsis, ExternalLink, RotateCcw, Share2, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { actionsOf } from '@/components/task/task-facts';
import { paths } from '@/config/paths';
import { configQuery } from '@/lib/api/get-config';
import type { Task } from '@/lib/api-types';
import { save, transcriptFile } from '../api/downloads';
import { supportedFormats } from '../formats';
import type { TaskActions } from '../hooks/use-task-actions';
import { useTaskName } from '@/lib/use-task-name';

const ICONS = { retry: RotateCcw, cancel: Ban, delete: Trash2 };

export function RowMenu({ task, actions }: Readonly<{ task: Task; actions: TaskActions }>) {
  const t = useTranslations('tasks');
  const nameOf = useTaskName();
  const { data: config } = useQuery(configQuery);
  const can = actionsOf(task.status);
  return (
    <DropdownMenu modal={false}>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon" aria-label={t('actionsOf', { name: nameOf(task) })}>
          <Ellipsis />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem asChild>
          <Link href={paths.task(task.id)}>
            <ExternalLink aria-hidden />
            {t('open')}
          </Link>
        </DropdownMenuItem>
        {can.includes('share') && config?.features?.shares && (
          <DropdownMenuItem asChild>
            <Link href={`${paths.task(task.id)}#share`}>
              <Share2 aria-hidden />
              {t('share')}
            </Link>
          </DropdownMenuItem>
        )}
        {(['retry', 'cancel', 'delete'] as const)
          .filter((action) => can.includes(action))
          .map((action) => {
            const Icon = ICONS[action];
            return (
              <DropdownMenuItem key={action} onSelect={() => void actions.act(action, [task.id])}>
                <Icon aria-hidden />
                {t(action)}
              </DropdownMenuItem>
            );
          })}
        {can.includes('download') && (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuLabel>{t('downloadAs')}</DropdownMenuLabel>
            {supportedFormats(config?.formats).map((format) => (
              <DropdownMenuItem key={format} onSelect={() => save(transcriptFile(task.id, format))}>
                <Download aria-hidden />
                {t(`formats.${format}`)}
              </DropdownMenuItem>
            ))}
          </>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
