import type { Segment } from '@/lib/api-types';
import { cutTime } from './cut-time';

/** One line as a person sees it. `key` is its own for ever; what the server knows of it is in {@link Editor.origins}. */
export type Line = Readonly<{
  key: number;
  start: number;
  end: number;
  text: string;
  /** The last text that was not blank: emptying a line never deletes it. */
  kept: string;
  speaker: string | null;
}>;

export type Speakers = Readonly<Record<string, string>>;
type Content = Readonly<{ lines: readonly Line[]; speakers: Speakers }>;

export type Editor = Content &
  Readonly<{
    /** Segments of the version on the server, by the key of their line. */
    origins: ReadonlyMap<number, Segment>;
    duration: number;
    past: readonly Content[];
    future: readonly Content[];
    /** Grows with every change of the content. */
    revision: number;
    nextKey: number;
    typing: Readonly<{ key: number; at: number }> | null;
  }>;

export type Edit =
  | { type: 'text'; key: number; text: string; at: number }
  | { type: 'revert'; key: number; text: string }
  | { type: 'split'; key: number; offset: number }
  | { type: 'mergeBack'; key: number }
  | { type: 'remove'; key: number }
  | { type: 'times'; key: number; start: number; end: number }
  | { type: 'shift'; key: number; range: 'this' | 'toEnd' | 'fromStart'; seconds: number }
  | { type: 'speaker'; keys: readonly number[]; speaker: string | null; name?: string }
  | { type: 'rename'; speaker: string; name: string }
  | { type: 'mergeSpeakers'; from: string; into: string }
  | { type: 'replace'; texts: ReadonlyMap<number, string> }
  | { type: 'close'; key: number };

export type Action =
  | Edit
  | { type: 'undo' }
  | { type: 'redo' }
  | { type: 'open'; segments: readonly Segment[]; speakers: Speakers; duration: number }
  | { type: 'draft'; lines: readonly Omit<Line, 'key'>[]; ids: readonly (number | null)[]; speakers: Speakers }
  | { type: 'saved'; keys: readonly number[]; segments: readonly Segment[] };

const MOST_UNDO = 300;
/** Keys pressed closer together than this are one step of undo, within one line. */
const ONE_STEP_MS = 1000;

export const EMPTY: Editor = {
  lines: [],
  speakers: {},
  origins: new Map(),
  duration: 0,
  past: [],
  future: [],
  revision: 0,
  nextKey: 0,
  typing: null,
};

export function reduce(state: Editor, action: Action): Editor {
  switch (action.type) {
    case 'open':
      return opened(state, action.segments, action.speakers, action.duration);
    case 'draft':
      return drafted(state, action);
    case 'saved':
      return { ...state, origins: new Map(action.keys.map((key, n) => [key, action.segments[n]!])) };
    case 'undo':
      return travelled(state, 'past', 'future');
    case 'redo':
      return travelled(state, 'future', 'past');
    default:
      return edited(state, action);
  }
}

function opened(state: Editor, segments: readonly Segment[], speakers: Speakers, duration: number): Editor {
  const lines = segments.map(({ start, end, text, speaker }, n) => ({
    ...{ key: state.nextKey + n, start, end, text, kept: text },
    speaker: speaker ?? null,
  }));
  const origins = new Map(lines.map(({ key }, n) => [key, segments[n]!]));
  return { ...EMPTY, lines, speakers, duration, origins, nextKey: state.nextKey + lines.length };
}

/** Puts back what was not saved last time, over the version it was made from. */
function drafted(state: Editor, draft: Extract<Action, { type: 'draft' }>): Editor {
  const byId = new Map([...state.origins.values()].map((segment) => [segment.id, segment]));
  const lines = draft.lines.map((line, n) => ({ ...line, key: state.nextKey + n }));
  const origins = new Map<number, Segment>();
  lines.forEach(({ key }, n) => {
    const origin = byId.get(draft.ids[n] ?? -1);
    if (origin) origins.set(key, origin);
  });
  return {
    ...state,
    ...{ lines, origins, speakers: draft.speakers, past: [], future: [], typing: null },
    revision: state.revision + 1,
    nextKey: state.nextKey + lines.length,
  };
}

function travelled(state: Editor, from: 'past' | 'future', to: 'past' | 'future'): Editor {
  const target = state[from].at(-1);
  if (!target) return state;
  return {
    ...state,
    ...target,
    [from]: state[from].slice(0, -1),
    [to]: [...state[to], { lines: state.lines, speakers: state.speakers }],
    revision: state.revision + 1,
    typing: null,
  };
}

function edited(state: Editor, edit: Edit): Editor {
  const content = changed(state, edit);
  if (!content) return state;
  const goesOn = edit.type === 'text' && state.typing?.key === edit.key && edit.at - state.typing.at < ONE_STEP_MS;
  const before = { lines: state.lines, speakers: state.speakers };
  return {
    ...state,
    ...content,
    past: goesOn ? state.past : [...state.past.slice(-MOST_UNDO + 1), before],
    future: [],
    revision: state.revision + 1,
    typing: edit.type === 'text' ? { key: edit.key, at: edit.at } : null,
  };
}

/** The new content, null when nothing changes. */
function changed(state: Editor, edit: Edit): (Partial<Content> & { nextKey?: number }) | null {
  const { lines, speakers } = state;
  const at = 'key' in edit ? lines.findIndex((line) => line.key === edit.key) : -1;
  const line = lines[at];
  switch (edit.type) {
    case 'text':
    case 'revert':
      return line && line.text !== edit.text ? { lines: lines.with(at, withText(line, edit.text)) } : null;
    case 'close':
      return line && !line.text.trim() && line.text !== line.kept
        ? { lines: lines.with(at, { ...line, text: line.kept }) }
        : null;
    case 'split':
      return line ? split(state, at, edit.offset) : null;
    case 'mergeBack': {
      const before = lines[at - 1];
      if (!line || !before) return null;
      const text = [before.text.trimEnd(), line.text.trimStart()].filter(Boolean).join(' ');
      return { lines: lines.toSpliced(at - 1, 2, { ...withText(before, text), end: Math.max(before.end, line.end) }) };
    }
    case 'remove':
      return line && lines.length > 1 ? { lines: lines.toSpliced(at, 1) } : null;
    case 'times': {
      if (!line) return null;
      const start = within(edit.start, lines[at - 1]?.start ?? 0, lines[at + 1]?.start ?? state.duration);
      const end = within(edit.end, start, Math.max(start, state.duration));
      return start === line.start && end === line.end ? null : { lines: lines.with(at, { ...line, start, end }) };
    }
    case 'shift':
      return at < 0
        ? null
        : shifted(
            state,
            edit.range === 'fromStart' ? 0 : at,
            edit.range === 'toEnd' ? lines.length - 1 : at,
            edit.seconds,
          );
    case 'speaker': {
      const keys = new Set(edit.keys);
      const known = edit.speaker !== null && edit.name ? { ...speakers, [edit.speaker]: edit.name } : speakers;
      return {
        speakers: known,
        lines: lines.map((one) => (keys.has(one.key) ? { ...one, speaker: edit.speaker } : one)),
      };
    }
    case 'rename':
      return speakers[edit.speaker] === edit.name || !edit.name.trim()
        ? null
        : { speakers: { ...speakers, [edit.speaker]: edit.name.trim() } };
    case 'mergeSpeakers': {
      if (edit.from === edit.into) return null;
      const { [edit.from]: _gone, ...left } = speakers;
      return {
        speakers: left,
        lines: lines.map((one) => (one.speaker === edit.from ? { ...one, speaker: edit.into } : one)),
      };
    }
    case 'replace':
      return edit.texts.size
        ? { lines: lines.map((one) => (edit.texts.has(one.key) ? withText(one, edit.texts.get(one.key)!) : one)) }
        : null;
  }
}

const withText = (line: Line, text: string): Line => ({ ...line, text, kept: text.trim() ? text : line.kept });
const within = (value: number, least: number, most: number) => Math.min(Math.max(value, least), Math.max(least, most));

function split(state: Editor, at: number, offset: number): (Partial<Content> & { nextKey: number }) | null {
  const line = state.lines[at]!;
  const [head, tail] = [line.text.slice(0, offset).trimEnd(), line.text.slice(offset).trimStart()];
  if (!head || !tail) return null;
  const time = cutTime(line, offset, state.origins.get(line.key));
  return {
    lines: state.lines.toSpliced(
      at,
      1,
      { ...withText(line, head), end: time },
      { ...withText(line, tail), key: state.nextKey, start: time },
    ),
    nextKey: state.nextKey + 1,
  };
}

function shifted(state: Editor, first: number, last: number, seconds: number): Partial<Content> | null {
  const range = state.lines.slice(first, last + 1);
  const least = (state.lines[first - 1]?.start ?? 0) - range[0]!.start;
  const room = state.duration - Math.max(...range.map((line) => line.end));
  const most = Math.min(room, (state.lines[last + 1]?.start ?? Infinity) - range.at(-1)!.start);
  const by = within(seconds, least, Math.max(most, 0));
  if (!by) return null;
  const moved = range.map((line) => ({ ...line, start: milli(line.start + by), end: milli(line.end + by) }));
  return { lines: state.lines.toSpliced(first, range.length, ...moved) };
}

const milli = (seconds: number) => Math.round(seconds * 1000) / 1000;
