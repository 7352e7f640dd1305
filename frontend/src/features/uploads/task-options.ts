import { browserStore } from '@/lib/browser-store';

/** What a person chooses for the next files; absent: the server's default. */
export type TaskOptions = Readonly<{
  language?: string;
  model?: string;
  task?: 'transcribe' | 'translate';
  prompt?: string;
  keywords?: readonly string[];
  channels?: string;
}>;

type Saved = Readonly<{ options: TaskOptions; recentLanguages: readonly string[] }>;

const RECENT = 5;
const NOTHING: Saved = { options: {}, recentLanguages: [] };
const listeners = new Set<() => void>();
let saved: Saved | null = null;
/** Set when the person chose nothing yet: the defaults of the account. */
let initial: TaskOptions = {};

/** The last choice, kept in this browser. One object until something changes. */
export const taskOptions = {
  get(): Saved {
    saved ??= read() ?? { ...NOTHING, options: initial };
    return saved;
  },
  change(change: TaskOptions): void {
    const { options, recentLanguages } = taskOptions.get();
    const { language } = change;
    const recent =
      language && language !== 'auto'
        ? [language, ...recentLanguages.filter((code) => code !== language)]
        : recentLanguages;
    keep({ options: clean({ ...options, ...change }), recentLanguages: recent.slice(0, RECENT) });
  },
  reset(): void {
    keep({ ...taskOptions.get(), options: initial });
  },
  /** @param defaults of the account; used until something is chosen here */
  begin(defaults: Readonly<Record<string, unknown>> | null): void {
    initial = fromDefaults(defaults ?? {});
    if (!read()) {
      saved = null;
      listeners.forEach((changed) => changed());
    }
  },
  subscribe(changed: () => void): () => void {
    listeners.add(changed);
    return () => void listeners.delete(changed);
  },
};

function keep(next: Saved): void {
  saved = next;
  browserStore.set('task-options', JSON.stringify(next));
  listeners.forEach((changed) => changed());
}

function read(): Saved | null {
  try {
    const found = JSON.parse(browserStore.get('task-options') ?? 'null') as Partial<Saved> | null;
    return found && { options: found.options ?? {}, recentLanguages: found.recentLanguages ?? [] };
  } catch {
    return null;
  }
}

/** Without what equals the server's default, so that a changed default is followed. */
function clean(options: TaskOptions): TaskOptions {
  const plain: Readonly<Record<string, unknown>> = { language: 'auto', task: 'transcribe', channels: 'mix' };
  return Object.fromEntries(
    Object.entries(options).filter(
      ([name, value]) =>
        value != null && value !== '' && plain[name] !== value && !(Array.isArray(value) && !value.length),
    ),
  );
}

function fromDefaults(defaults: Readonly<Record<string, unknown>>): TaskOptions {
  const known = ['language', 'model', 'task', 'prompt', 'keywords', 'channels'];
  return clean(Object.fromEntries(Object.entries(defaults).filter(([name]) => known.includes(name))));
}

/** Names and terms as typed, one a line or parted by commas; no doubles. */
export function keywordsOf(text: string): string[] {
  const terms = text.split(/[\n,;]/).map((term) => term.trim());
  return [...new Set(terms.filter(Boolean))];
}
