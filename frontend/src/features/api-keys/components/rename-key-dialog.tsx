'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { ProblemAlert } from '@/components/problem-alert';
import { useServerErrors } from '@/components/server-errors';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { ApiKey } from '@/lib/api-types';
import { useRenameKey } from '../api/rename-key';

export function RenameKeyDialog({ apiKey, onClose }: Readonly<{ apiKey: ApiKey; onClose: () => void }>) {
  const t = useTranslations('keys');
  const tc = useTranslations('common');
  const rename = useRenameKey();
  const form = useForm({ defaultValues: { name: apiKey.name } });
  const fields = useServerErrors(form);
  const [problem, setProblem] = useState<unknown>(null);

  const submit = form.handleSubmit(async ({ name }) => {
    try {
      await rename.mutateAsync({ id: apiKey.id, name });
      onClose();
    } catch (error) {
      if (!fields(error)) setProblem(error);
    }
  });

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={t('renameTitle')}>
        <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
          {problem !== null && <ProblemAlert error={problem} />}
          <Field label={t('name')} error={form.formState.errors.name?.message}>
            <Input
              autoComplete="off"
              maxLength={100}
              {...form.register('name', { validate: (name) => name.trim() !== '' || t('nameNeeded') })}
            />
          </Field>
          <div className="flex flex-wrap justify-end gap-2">
            <Button variant="outline" onClick={onClose}>
              {tc('cancel')}
            </Button>
            <Button type="submit" disabled={form.formState.isSubmitting}>
              {tc('save')}
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}
