/** Short notices. One `id` (a task, an upload) is one notice, updated in place. The library comes with the first notice. */
export type Notice = Readonly<{
  kind: 'info' | 'success' | 'error';
  title: string;
  text?: string;
  id?: string;
  action?: { words: string; run: () => void };
  /** Milliseconds; 6000 unless told. */
  duration?: number;
}>;

export async function notify({ kind, title, text, id, action, duration = 6000 }: Notice): Promise<void> {
  const { toast } = await import('sonner');
  toast[kind](title, {
    id,
    description: text,
    duration,
    action: action && { label: action.words, onClick: action.run },
  });
}
