import { useId, type ComponentProps, type ReactNode } from 'react';

type Choice = Readonly<{ value: string; words: ReactNode; hint?: ReactNode }>;
type Props = Readonly<{
  legend: ReactNode;
  choices: readonly Choice[];
  error?: ReactNode;
  /** What react-hook-form sets on each checkbox: name, ref, onChange, onBlur. */
  field: ComponentProps<'input'>;
}>;

/** A multiple choice: a group of native checkboxes. */
export function Choices({ legend, choices, error, field }: Props) {
  const id = useId();
  return (
    <fieldset className="grid gap-1" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1.5 text-sm leading-none font-medium">{legend}</legend>
      {choices.map(({ value, words, hint }) => (
        <label key={value} className="flex min-h-9 items-start gap-2.5 py-1.5 text-sm pointer-coarse:min-h-11">
          <input
            type="checkbox"
            value={value}
            aria-invalid={!!error}
            className="mt-px size-4.5 shrink-0 accent-primary"
            {...field}
          />
          <span>
            {words}
            {hint && <span className="block text-muted-foreground">{hint}</span>}
          </span>
        </label>
      ))}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-sm text-destructive">
          {error}
        </p>
      )}
    </fieldset>
  );
}
