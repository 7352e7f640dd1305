import { LoaderCircle } from 'lucide-react';
import { cn } from '@/lib/utils';

/** Decorative: the text beside it says what the user is waiting for. */
export function Spinner({ className }: Readonly<{ className?: string }>) {
  return <LoaderCircle data-slot="spinner" aria-hidden className={cn('size-4 animate-spin', className)} />;
}
