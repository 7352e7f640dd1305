/** A toast. Toasts with the same `id` (a task, an upload) update one in place. The library loads with the first toast. */
export type Toast = Readonly<{
  kind: 'info' | 'success' | 'error';
  title: string;
  text?: string;
  id?: string;
  action?: { words: string; run: () => void };
  /** Milliseconds; 6000 by default. */
  duration?: number;
}>;

export async function notify({ kind, title, text, id, action, duration = 6000 }: Toast): Promise<void> {
  const { toast } = await import('sonner');
  toast[kind](title, {
    id,
    description: text,
    duration,
    action: action && { label: action.words, onClick: action.run },
  });
}
