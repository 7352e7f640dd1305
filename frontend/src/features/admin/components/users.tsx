'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useState } from 'react';
import { ReadStates } from '@/components/read-states';
import { Button } from '@/components/ui/button';
import { Empty, EmptyTitle } from '@/components/ui/empty';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { User } from '@/lib/api-types';
import { usersQuery } from '../api/get-users';
import { type UserAction, UserRow } from './user-row';

const NewUserDialog = dynamic(() => import('./new-user-dialog').then((file) => file.NewUserDialog), { ssr: false });
const EditUserDialog = dynamic(() => import('./edit-user-dialog').then((file) => file.EditUserDialog), { ssr: false });
const LinkDialog = dynamic(() => import('./link-dialog').then((file) => file.LinkDialog), { ssr: false });
const DeleteDialog = dynamic(() => import('./delete-user-dialog').then((file) => file.DeleteUserDialog), {
  ssr: false,
});

type Open = { kind: UserAction; user: User } | { kind: 'new' } | null;

export function Users() {
  const t = useTranslations('admin');
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const users = useInfiniteQuery(usersQuery(q));
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <Field label={t('search')} className="w-full max-w-sm">
          <Input type="search" autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
        </Field>
        <Button onClick={() => setOpen({ kind: 'new' })}>
          <UserPlus aria-hidden />
          {t('newUser')}
        </Button>
      </div>
      <ReadStates query={users}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (!items.length) {
            return (
              <Empty>
                <EmptyTitle>{t('noUsers')}</EmptyTitle>
              </Empty>
            );
          }
          return (
            <ul aria-label={t('tabs.users')} className="divide-y rounded-xl border bg-card px-4 shadow-xs">
              {items.map((user) => (
                <UserRow key={user.id} user={user} onAction={(kind) => setOpen({ kind, user })} />
              ))}
            </ul>
          );
        }}
      </ReadStates>
      {users.hasNextPage && (
        <Button
          variant="outline"
          className="w-fit"
          disabled={users.isFetchingNextPage}
          onClick={() => void users.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
      {open?.kind === 'new' && <NewUserDialog onClose={close} />}
      {open?.kind === 'edit' && <EditUserDialog user={open.user} onClose={close} />}
      {open?.kind === 'link' && <LinkDialog user={open.user} onClose={close} />}
      {open?.kind === 'delete' && <DeleteDialog user={open.user} onClose={close} />}
    </div>
  );
}
