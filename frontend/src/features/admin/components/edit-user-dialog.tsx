'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm, type FieldErrors, type UseFormRegister } from 'react-hook-form';
import { ProblemAlert } from '@/components/problem-alert';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Spinner } from '@/components/ui/spinner';
import type { User } from '@/lib/api-types';
import { useAccount } from '@/lib/session-context';
import { useChangeUser } from '../api/change-user';
import { toForm, toLimits, type LimitsForm } from '../limits-form';
import { LimitFields } from './limit-fields';

type Values = LimitsForm & { role: string; enabled: boolean };

/**
 * Role, access and limits of one user. Administrators can change only the limits of their own account, so that they cannot lock themselves
 * out.
 */
export function EditUserDialog({ user, onClose }: Readonly<{ user: User; onClose: () => void }>) {
  const t = useTranslations('admin');
  const tc = useTranslations('common');
  const me = useAccount().id === user.id;
  const change = useChangeUser();
  const form = useForm<Values>({
    defaultValues: { ...toForm(user.limits), role: user.role, enabled: user.enabled },
  });
  const [problem, setProblem] = useState<unknown>(null);
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async ({ role, enabled, ...limits }) => {
    setProblem(null);
    try {
      await change.mutateAsync({ id: user.id, limits: toLimits(limits), ...(!me && { role, enabled }) });
      onClose();
    } catch (error) {
      setProblem(error);
    }
  });

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={t('editTitle')} description={user.email} className="max-w-xl">
        <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-5">
          {problem !== null && <ProblemAlert error={problem} />}
          {!me && (
            <div className="grid gap-4 sm:grid-cols-2 sm:items-end">
              <Field label={t('role')}>
                <Select {...form.register('role')}>
                  <option value="user">{t('roles.user')}</option>
                  <option value="admin">{t('roles.admin')}</option>
                </Select>
              </Field>
              <label className="flex min-h-11 items-center gap-2.5 text-sm">
                <input type="checkbox" className="size-4.5 accent-primary" {...form.register('enabled')} />
                {t('enabled')}
              </label>
            </div>
          )}
          <LimitFields
            register={form.register as unknown as UseFormRegister<LimitsForm>}
            errors={errors as FieldErrors<LimitsForm>}
            empty={t('asServer')}
          />
          <div className="flex flex-wrap justify-end gap-2">
            <Button variant="outline" onClick={onClose}>
              {tc('cancel')}
            </Button>
            <Button type="submit" disabled={isSubmitting}>
              {isSubmitting && <Spinner />}
              {tc('save')}
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}
