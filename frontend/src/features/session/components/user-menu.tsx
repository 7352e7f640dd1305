'use client';

import { useQueryClient } from '@tanstack/react-query';
import { CircleUserRound, LogOut } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { notify } from '@/lib/notify';
import { ConfirmDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { useProblemText } from '@/components/problem-text';
import { paths } from '@/config/paths';
import { aliveWork } from '@/lib/alive-work';
import { useAccount } from '@/lib/session-context';
import { signOutHere } from '../api/sign-out';

export function UserMenu() {
  const t = useTranslations('session');
  const tn = useTranslations('navigation');
  const text = useProblemText();
  const account = useAccount();
  const router = useRouter();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);

  const leave = async () => {
    try {
      await signOutHere();
      router.replace(paths.login());
      queries.clear();
    } catch (error) {
      const { title, advice } = text(error);
      void notify({ kind: 'error', title, text: advice });
    }
  };

  return (
    <>
      <DropdownMenu modal={false}>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon" aria-label={t('menu')}>
            <CircleUserRound />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuLabel className="max-w-64 truncate">{account.email}</DropdownMenuLabel>
          <DropdownMenuSeparator />
          {account.role === 'admin' && (
            <DropdownMenuItem asChild>
              <Link href={paths.admin}>{tn('admin')}</Link>
            </DropdownMenuItem>
          )}
          <DropdownMenuItem asChild>
            <Link href={paths.settings}>{tn('settings')}</Link>
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => (aliveWork.kinds().length ? setAsking(true) : void leave())}>
            <LogOut aria-hidden />
            {t('logout')}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('logoutAliveTitle')}
        description={t('logoutAliveText')}
        action={t('logout')}
        onAction={() => void leave()}
      />
    </>
  );
}
