'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { CopyButton } from '@/components/copy-button';
import { ProblemAlert } from '@/components/problem-alert';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { Select } from '@/components/ui/select';
import { absoluteTime } from '@/lib/format';
import { deleteShare, postShare, sharesQuery } from '../api/shares';

const DAYS = [1, 7, 30, 365] as const;

/** Links for readers without an account. The address of a link is shown once. */
export function Shares({ taskId }: Readonly<{ taskId: string }>) {
  const t = useTranslations('shares');
  const locale = useLocale();
  const queries = useQueryClient();
  const [days, setDays] = useState(7);
  const [audio, setAudio] = useState(false);
  const list = useQuery(sharesQuery(taskId));
  const reread = () => queries.invalidateQueries({ queryKey: sharesQuery(taskId).queryKey });
  const create = useMutation({ mutationFn: () => postShare(taskId, days, audio), onSuccess: reread });
  const revoke = useMutation({ mutationFn: deleteShare, onSuccess: reread });
  const url = create.data?.url;
  return (
    <>
      <Field label={t('expiry')}>
        <Select value={days} onChange={(event) => setDays(Number(event.target.value))}>
          {DAYS.map((n) => (
            <option key={n} value={n}>
              {t('days', { n })}
            </option>
          ))}
        </Select>
      </Field>
      <Label className="flex min-h-9 items-center gap-2 font-normal">
        <Checkbox checked={audio} onCheckedChange={(on) => setAudio(on === true)} />
        {t('withAudio')}
      </Label>
      <Button className="w-fit" disabled={create.isPending} onClick={() => create.mutate()}>
        {t('create')}
      </Button>
      {url && (
        <div className="grid gap-1 rounded-md border bg-muted p-2">
          <p className="text-sm">{t('once')}</p>
          <div className="flex gap-1">
            <Input readOnly aria-label={t('address')} value={url} onFocus={(event) => event.target.select()} />
            <CopyButton text={url} />
          </div>
        </div>
      )}
      {(create.isError || revoke.isError || list.isError) && (
        <ProblemAlert error={create.error ?? revoke.error ?? list.error} />
      )}
      <ul className="grid gap-2 text-sm" aria-label={t('list')}>
        {list.data?.map((share) => (
          <li key={share.id} className="flex flex-wrap items-center justify-between gap-2 rounded-md border p-2">
            <span>{t(share.audio ? 'untilAudio' : 'until', { time: absoluteTime(share.expiresAt, locale) })}</span>
            <Button variant="outline" size="sm" disabled={revoke.isPending} onClick={() => revoke.mutate(share.id)}>
              {t('revoke')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
