'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { ProblemAlert } from '@/components/problem-alert';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Spinner } from '@/components/ui/spinner';
import type { User } from '@/lib/api-types';
import { toProblem } from '@/lib/problem';
import { useCreatePasswordLink } from '../api/create-password-link';
import { LinkOnce } from './link-once';

type Props = Readonly<{ user: User; onClose: () => void }>;

/** The link gives access to another account, so the dialog asks for the administrator's own password, however fresh the session is. */
export function LinkDialog({ user, onClose }: Props) {
  const t = useTranslations('admin');
  const tc = useTranslations('common');
  const create = useCreatePasswordLink();
  const form = useForm({ defaultValues: { password: '' } });
  const [problem, setProblem] = useState<unknown>(null);
  const [link, setLink] = useState<string | null>(null);
  const { errors, isSubmitting } = form.formState;

  const submit = form.handleSubmit(async ({ password }) => {
    setProblem(null);
    try {
      setLink((await create.mutateAsync({ id: user.id, password })).passwordLink);
    } catch (error) {
      if (toProblem(error).code === 'invalid_credentials') {
        form.setError('password', { message: t('yourPasswordWrong') }, { shouldFocus: true });
      } else setProblem(error);
    }
  });

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      {link === null ? (
        <DialogContent title={t('linkTitle')} description={t('linkText', { email: user.email })}>
          <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
            {problem !== null && <ProblemAlert error={problem} />}
            <Field label={t('yourPassword')} hint={t('yourPasswordHint')} error={errors.password?.message}>
              <Input
                type="password"
                autoComplete="current-password"
                {...form.register('password', { required: t('yourPasswordNeeded') })}
              />
            </Field>
            <div className="flex flex-wrap justify-end gap-2">
              <Button variant="outline" onClick={onClose}>
                {tc('cancel')}
              </Button>
              <Button type="submit" disabled={isSubmitting}>
                {isSubmitting && <Spinner />}
                {t('makeLink')}
              </Button>
            </div>
          </form>
        </DialogContent>
      ) : (
        <DialogContent
          title={t('linkTitle')}
          onInteractOutside={(event) => event.preventDefault()}
          footer={<Button onClick={onClose}>{t('kept')}</Button>}
        >
          <LinkOnce link={link} />
        </DialogContent>
      )}
    </Dialog>
  );
}
