import Link from 'next/link';
import { paths } from '@/config/paths';
import { LanguageSwitch } from './language-switch';
import { Logo } from './logo';
import { ThemeSwitch } from './theme-switch';

export function PublicHeader() {
  return (
    <header className="mx-auto flex w-full max-w-6xl items-center gap-1 px-4 py-3">
      <Link href={paths.home} className="mr-auto rounded-md">
        <Logo />
      </Link>
      <LanguageSwitch />
      <ThemeSwitch />
    </header>
  );
}
