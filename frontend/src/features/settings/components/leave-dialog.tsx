'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { ProblemAlert } from '@/components/problem-alert';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Spinner } from '@/components/ui/spinner';
import { paths } from '@/config/paths';
import { toProblem } from '@/lib/problem';
import { useDeleteAccount } from '../api/delete-account';
import type { PasswordControl } from './password-form';

type Props = Readonly<{ Input: PasswordControl; onClose: () => void }>;

/** Deletes everything of this user. Asks for the password, because none of it can be restored. */
export function LeaveDialog({ Input, onClose }: Props) {
  const t = useTranslations('settings');
  const tc = useTranslations('common');
  const router = useRouter();
  const queries = useQueryClient();
  const leave = useDeleteAccount();
  const form = useForm({ defaultValues: { password: '' } });
  const [problem, setProblem] = useState<unknown>(null);
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async ({ password }) => {
    setProblem(null);
    try {
      await leave.mutateAsync(password);
      router.replace(paths.home);
      queries.clear();
    } catch (error) {
      if (toProblem(error).code === 'invalid_credentials') {
        form.setError('password', { message: t('wrongPassword') }, { shouldFocus: true });
      } else setProblem(error);
    }
  });

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={t('leaveTitle')} description={t('leaveConfirm')}>
        <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
          {problem !== null && <ProblemAlert error={problem} />}
          <Field label={t('currentPassword')} error={errors.password?.message}>
            <Input autoComplete="current-password" {...form.register('password', { required: t('passwordNeeded') })} />
          </Field>
          <div className="flex flex-wrap justify-end gap-2">
            <Button variant="outline" onClick={onClose}>
              {tc('cancel')}
            </Button>
            <Button
              type="submit"
              variant="destructive"
              className="h-auto min-h-10 py-2 whitespace-normal"
              disabled={isSubmitting}
            >
              {isSubmitting && <Spinner />}
              {t('leaveButton')}
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}
