import { browserStore } from '@/lib/browser-store';

/**
 * The options for the next files. A missing option means the default of the account or the server; an empty one means the server's default
 * even if the account has another.
 */
export type TaskOptions = Readonly<{
  language?: string;
  model?: string;
  task?: 'transcribe' | 'translate';
  prompt?: string;
  keywords?: readonly string[];
  channels?: string;
}>;

type Saved = Readonly<{ owner: string; chosen: TaskOptions; recentLanguages: readonly string[] }>;
type Choice = Readonly<{ options: TaskOptions; recentLanguages: readonly string[] }>;

const RECENT = 5;
const EMPTY: Saved = { owner: '', chosen: {}, recentLanguages: [] };
/** The server's defaults. */
const PLAIN: Readonly<Record<string, unknown>> = { language: 'auto', task: 'transcribe', channels: 'mix' };
const NAMES = ['language', 'model', 'task', 'prompt', 'keywords', 'channels'] as const;

const subscribers = new Set<() => void>();
let saved = EMPTY;
/** The account's defaults. They apply to every option not chosen here. */
let defaults: TaskOptions = {};
let choice: Choice = { options: {}, recentLanguages: [] };

/** The last choice, stored in this browser per account. The same object until something changes. */
export const taskOptions = {
  get: (): Choice => choice,
  /** An empty value is also a choice: it overrides the account's default. */
  change(change: TaskOptions): void {
    const { chosen, recentLanguages } = saved;
    const { language } = change;
    const recent =
      language && language !== 'auto'
        ? [language, ...recentLanguages.filter((code) => code !== language)]
        : recentLanguages;
    keep({ ...saved, chosen: differing({ ...chosen, ...change }), recentLanguages: recent.slice(0, RECENT) });
  },
  reset(): void {
    keep({ ...saved, chosen: {} });
  },
  begin(owner: string, ofAccount: Readonly<Record<string, unknown>> | null): void {
    defaults = Object.fromEntries(
      NAMES.map((name) => [name, ofAccount?.[name]]).filter(([name, value]) => !isPlain(name as Name, value)),
    ) as TaskOptions;
    const known = saved.owner === owner ? saved : read();
    saved = known.owner === owner ? known : { ...EMPTY, owner };
    tell();
  },
  subscribe(changed: () => void): () => void {
    subscribers.add(changed);
    return () => void subscribers.delete(changed);
  },
};

type Name = (typeof NAMES)[number];

function keep(next: Saved): void {
  saved = next;
  browserStore.set('task-options', JSON.stringify(next));
  tell();
}

function tell(): void {
  choice = { options: { ...defaults, ...saved.chosen }, recentLanguages: saved.recentLanguages };
  subscribers.forEach((changed) => changed());
}

function read(): Saved {
  try {
    return { ...EMPTY, ...(JSON.parse(browserStore.get('task-options') ?? '{}') as Partial<Saved>) };
  } catch {
    return EMPTY;
  }
}

/**
 * Leaves out options equal to the default in effect, so that a later change of the default applies. A choice that differs from the
 * account's default is sent explicitly.
 */
function differing(options: TaskOptions): TaskOptions {
  const named = NAMES.filter((name) =>
    name in defaults ? !same(options[name], defaults[name]) && name in options : !isPlain(name, options[name]),
  );
  return Object.fromEntries(named.map((name) => [name, options[name]]));
}

const isPlain = (name: Name, value: unknown) =>
  value == null || value === '' || value === PLAIN[name] || (Array.isArray(value) && !value.length);
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Names and terms as typed, separated by lines or commas, without duplicates. */
export function keywordsOf(text: string): string[] {
  const terms = text.split(/[\n,;]/).map((term) => term.trim());
  return [...new Set(terms.filter(Boolean))];
}
