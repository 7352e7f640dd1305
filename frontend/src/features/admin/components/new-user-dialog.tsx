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
import { Select } from '@/components/ui/select';
import { toProblem } from '@/lib/problem';
import { useCreateUser } from '../api/create-user';
import { LinkOnce } from './link-once';

export function NewUserDialog({ onClose }: Readonly<{ onClose: () => void }>) {
  const t = useTranslations('admin');
  const tc = useTranslations('common');
  const tp = useTranslations('problem');
  const create = useCreateUser();
  const form = useForm({ defaultValues: { email: '', role: 'user' } });
  const fields = useServerErrors(form);
  const [problem, setProblem] = useState<unknown>(null);
  const [link, setLink] = useState<string | null>(null);
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async ({ email, role }) => {
    setProblem(null);
    try {
      setLink((await create.mutateAsync({ email: email.trim(), role })).passwordLink ?? null);
    } catch (error) {
      if (toProblem(error).code === 'email_taken') {
        form.setError('email', { message: tp('email_taken.title') }, { shouldFocus: true });
      } else if (!fields(error)) setProblem(error);
    }
  });

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      {link === null ? (
        <DialogContent title={t('newUser')} description={t('newUserText')}>
          <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
            {problem !== null && <ProblemAlert error={problem} />}
            <Field label={t('email')} error={errors.email?.message}>
              <Input
                type="email"
                autoComplete="off"
                {...form.register('email', {
                  validate: (email) => /^\S+@\S+$/.test(email.trim()) || t('emailWrong'),
                })}
              />
            </Field>
            <Field label={t('role')}>
              <Select {...form.register('role')}>
                <option value="user">{t('roles.user')}</option>
                <option value="admin">{t('roles.admin')}</option>
              </Select>
            </Field>
            <div className="flex flex-wrap justify-end gap-2">
              <Button variant="outline" onClick={onClose}>
                {tc('cancel')}
              </Button>
              <Button type="submit" disabled={isSubmitting}>
                {t('create')}
              </Button>
            </div>
          </form>
        </DialogContent>
      ) : (
        <DialogContent
          title={t('created')}
          onInteractOutside={(event) => event.preventDefault()}
          footer={<Button onClick={onClose}>{t('kept')}</Button>}
        >
          <LinkOnce link={link} />
        </DialogContent>
      )}
    </Dialog>
  );
}
