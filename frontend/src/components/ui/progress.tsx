import { cn } from '@/lib/utils';

type Props = Readonly<{ label: string; /** 0 … 1; null: unknown. */ value: number | null; className?: string }>;

export function Progress({ label, value, className }: Props) {
  return (
    <div
      data-slot="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={value === null ? undefined : Math.floor(value * 100)}
      className={cn('h-1.5 w-full overflow-hidden rounded-full bg-muted', className)}
    >
      <div
        className={cn('h-full rounded-full bg-primary transition-[width]', value === null && 'w-1/3 animate-pulse')}
        style={value === null ? undefined : { width: `${value * 100}%` }}
      />
    </div>
  );
}
