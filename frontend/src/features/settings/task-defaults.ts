/** The defaults that this page can change. Options it does not know keep the value that a program gave them. */
export type DefaultsForm = {
  language: string;
  task: string;
  model: string;
  channels: string;
  words: boolean;
  prompt: string;
};

type Options = Readonly<Record<string, unknown>>;

const SERVER: DefaultsForm = {
  language: 'auto',
  task: 'transcribe',
  model: '',
  channels: 'mix',
  words: true,
  prompt: '',
};

export function toForm(defaults: Options | null): DefaultsForm {
  const known = defaults ?? {};
  const text = (name: keyof DefaultsForm) => (typeof known[name] === 'string' ? known[name] : (SERVER[name] as string));
  return {
    language: text('language'),
    task: text('task'),
    model: text('model'),
    channels: text('channels'),
    words: known.words !== false,
    prompt: text('prompt'),
  };
}

/** Stores only what differs from the server, so that later changes of the server's defaults apply too. */
export function toDefaults(form: DefaultsForm, before: Options | null): Record<string, unknown> {
  const kept: Record<string, unknown> = { ...before };
  for (const name of Object.keys(SERVER) as (keyof DefaultsForm)[]) {
    if (form[name] === SERVER[name]) delete kept[name];
    else kept[name] = form[name];
  }
  // The server accepts either a fixed language or a list to choose from, never both.
  if (kept.language !== undefined) delete kept.languages;
  return kept;
}
