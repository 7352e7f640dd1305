import type { ReactNode } from 'react';

type Props = Readonly<{
  group: string;
  value: string;
  checked: boolean;
  onChoose: () => void;
  title: ReactNode;
  note?: ReactNode;
  part?: string;
}>;

/** A radio button whose whole row is clickable. */
export function RadioRow({ group, value, checked, onChoose, title, note, part }: Props) {
  return (
    <label className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-sm px-2 py-1.5 text-sm has-checked:bg-accent has-checked:text-accent-foreground has-focus-visible:outline-2 has-focus-visible:outline-ring hover:bg-accent/60 pointer-coarse:min-h-11">
      <input
        type="radio"
        name={`option-${group}`}
        value={value}
        checked={checked}
        onChange={onChoose}
        data-part={part}
        className="size-4 shrink-0 accent-primary"
      />
      <span className="min-w-0 break-words">{title}</span>
      {note && <span className="ml-auto min-w-0 text-right text-xs text-muted-foreground">{note}</span>}
    </label>
  );
}
