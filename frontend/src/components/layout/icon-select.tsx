import type { LucideIcon } from 'lucide-react';

type Props<T extends string> = Readonly<{
  label: string;
  Icon: LucideIcon;
  value: T;
  choices: readonly { value: T; words: string; lang?: string }[];
  onChoose: (value: T) => void;
}>;

/** A native select behind an icon: public pages have no room in their script budget for a menu library. */
export function IconSelect<T extends string>({ label, Icon, value, choices, onChoose }: Props<T>) {
  return (
    <span className="relative inline-flex size-10 items-center justify-center rounded-md hover:bg-accent focus-within:outline-2 focus-within:outline-ring pointer-coarse:size-11">
      <Icon aria-hidden className="size-4" />
      <select
        aria-label={label}
        title={label}
        value={value}
        onChange={(event) => onChoose(event.target.value as T)}
        className="absolute inset-0 cursor-pointer appearance-none bg-popover text-popover-foreground opacity-0"
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} lang={choice.lang}>
            {choice.words}
          </option>
        ))}
      </select>
    </span>
  );
}
