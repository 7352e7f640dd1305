import { browserStore } from '@/lib/browser-store';

/** What is asked for the next files; absent: the server's default; empty: the server's, whatever the account's is. */
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
const NOBODY: Saved = { owner: '', chosen: {}, recentLanguages: [] };
/** What the server does when nothing is named. */
const PLAIN: Readonly<Record<string, unknown>> = { language: 'auto', task: 'transcribe', channels: 'mix' };
const NAMES = ['language', 'model', 'task', 'prompt', 'keywords', 'channels'] as const;

const listeners = new Set<() => void>();
let saved = NOBODY;
/** Of the account: they hold for what is not chosen here. */
let defaults: TaskOptions = {};
let choice: Choice = { options: {}, recentLanguages: [] };

/** The last choice, kept in this browser for this account. One object until something changes. */
export const taskOptions = {
  get: (): Choice => choice,
  /** An empty value is a choice too: nothing, where the account has a default. */
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
    saved = known.owner === owner ? known : { ...NOBODY, owner };
    tell();
  },
  subscribe(changed: () => void): () => void {
    listeners.add(changed);
    return () => void listeners.delete(changed);
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
  listeners.forEach((changed) => changed());
}

function read(): Saved {
  try {
    return { ...NOBODY, ...(JSON.parse(browserStore.get('task-options') ?? '{}') as Partial<Saved>) };
  } catch {
    return NOBODY;
  }
}

/** Without what would hold anyway: a default that changes is followed, and one of the account is overruled by name. */
function differing(options: TaskOptions): TaskOptions {
  const named = NAMES.filter((name) =>
    name in defaults ? !same(options[name], defaults[name]) && name in options : !isPlain(name, options[name]),
  );
  return Object.fromEntries(named.map((name) => [name, options[name]]));
}

const isPlain = (name: Name, value: unknown) =>
  value == null || value === '' || value === PLAIN[name] || (Array.isArray(value) && !value.length);
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Names and terms as typed, one a line or parted by commas; no doubles. */
export function keywordsOf(text: string): string[] {
  const terms = text.split(/[\n,;]/).map((term) => term.trim());
  return [...new Set(terms.filter(Boolean))];
}
