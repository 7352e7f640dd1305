type Facts = Readonly<{ name: string; createdAt: string; language: string | null; model: string | null }>;

export const FILE_NAME_TEMPLATE = '{name}';
/** The placeholders of a template; the interface lists them. */
export const FILE_NAME_PARTS = ['name', 'date', 'language', 'model'] as const;

/** A file name from a template. Characters that some operating system forbids become `_`. */
export function fileName(template: string, extension: string, task: Facts): string {
  const values: Record<string, string> = {
    name: task.name.replace(/\.[a-z0-9]{1,5}$/i, ''),
    date: localDay(task.createdAt),
    language: task.language ?? '',
    model: task.model ?? '',
  };
  const filled = template.replace(/\{(\w+)\}/g, (part, name: string) => values[name] ?? part);
  const safe = filled
    .replace(/[\u0000-\u001f<>:"/\\|?*]/g, '_')
    .trim()
    .replace(/^\.+|[. ]+$/g, '');
  return `${safe || 'transcript'}.${extension}`;
}

/** The day of an instant in the user's time zone: `2026-03-04`. */
function localDay(instant: string): string {
  const at = new Date(instant);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
