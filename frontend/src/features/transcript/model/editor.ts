import type { Segment } from '@/lib/api-types';
import { between } from '@/lib/spacing';
import { cutTime } from './cut-time';

/** A segment while it is edited. `key` never changes; {@link Editor.origins} has the server's segment. */
export type DraftSegment = Readonly<{
  key: number;
  start: number;
  end: number;
  text: string;
  /** The last text that was not blank. Emptying a segment never deletes it. */
  kept: string;
  speaker: string | null;
}>;

export type Speakers = Readonly<Record<string, string>>;
type Content = Readonly<{ segments: readonly DraftSegment[]; speakers: Speakers }>;

export type Editor = Content &
  Readonly<{
    /** The segments of the server's version, by the key of the edited segment. */
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
  | {
      type: 'draft';
      segments: readonly Omit<DraftSegment, 'key'>[];
      ids: readonly (number | null)[];
      speakers: Speakers;
    }
  | { type: 'saved'; keys: readonly number[]; segments: readonly Segment[] };

const MAX_UNDO_STEPS = 300;
/** Key presses in one segment closer together than this are one undo step. */
const UNDO_STEP_MS = 1000;

export const EMPTY: Editor = {
  segments: [],
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

function opened(state: Editor, stored: readonly Segment[], speakers: Speakers, duration: number): Editor {
  const segments = stored.map(({ start, end, text, speaker }, n) => ({
    ...{ key: state.nextKey + n, start, end, text, kept: text },
    speaker: speaker ?? null,
  }));
  const origins = new Map(segments.map(({ key }, n) => [key, stored[n]!]));
  return { ...EMPTY, segments, speakers, duration, origins, nextKey: state.nextKey + segments.length };
}

/** Restores an unsaved draft over the version it is based on. */
function drafted(state: Editor, draft: Extract<Action, { type: 'draft' }>): Editor {
  const byId = new Map([...state.origins.values()].map((stored) => [stored.id, stored]));
  const segments = draft.segments.map((segment, n) => ({ ...segment, key: state.nextKey + n }));
  const origins = new Map<number, Segment>();
  segments.forEach(({ key }, n) => {
    const origin = byId.get(draft.ids[n] ?? -1);
    if (origin) origins.set(key, origin);
  });
  return {
    ...state,
    ...{ segments, origins, speakers: draft.speakers, past: [], future: [], typing: null },
    revision: state.revision + 1,
    nextKey: state.nextKey + segments.length,
  };
}

function travelled(state: Editor, from: 'past' | 'future', to: 'past' | 'future'): Editor {
  const target = state[from].at(-1);
  if (!target) return state;
  return {
    ...state,
    ...target,
    [from]: state[from].slice(0, -1),
    [to]: [...state[to], { segments: state.segments, speakers: state.speakers }],
    revision: state.revision + 1,
    typing: null,
  };
}

function edited(state: Editor, edit: Edit): Editor {
  const content = changed(state, edit);
  if (!content) return state;
  const goesOn = edit.type === 'text' && state.typing?.key === edit.key && edit.at - state.typing.at < UNDO_STEP_MS;
  const before = { segments: state.segments, speakers: state.speakers };
  return {
    ...state,
    ...content,
    past: goesOn ? state.past : [...state.past.slice(-MAX_UNDO_STEPS + 1), before],
    future: [],
    revision: state.revision + 1,
    typing: edit.type === 'text' ? { key: edit.key, at: edit.at } : null,
  };
}

/** The new content; null when nothing changes. */
function changed(state: Editor, edit: Edit): (Partial<Content> & { nextKey?: number }) | null {
  const { segments, speakers } = state;
  const at = 'key' in edit ? segments.findIndex((segment) => segment.key === edit.key) : -1;
  const segment = segments[at];
  switch (edit.type) {
    case 'text':
    case 'revert':
      return segment && segment.text !== edit.text
        ? { segments: segments.with(at, withText(segment, edit.text)) }
        : null;
    case 'close':
      return segment && !segment.text.trim() && segment.text !== segment.kept
        ? { segments: segments.with(at, { ...segment, text: segment.kept }) }
        : null;
    case 'split':
      return segment ? split(state, at, edit.offset) : null;
    case 'mergeBack': {
      const before = segments[at - 1];
      if (!segment || !before) return null;
      const parts = [before.text.trimEnd(), segment.text.trimStart()].filter(Boolean);
      const text = parts.join(between(parts[0] ?? '', parts[1] ?? ''));
      return {
        segments: segments.toSpliced(at - 1, 2, { ...withText(before, text), end: Math.max(before.end, segment.end) }),
      };
    }
    case 'remove':
      return segment && segments.length > 1 ? { segments: segments.toSpliced(at, 1) } : null;
    case 'times': {
      if (!segment) return null;
      const start = within(edit.start, segments[at - 1]?.start ?? 0, segments[at + 1]?.start ?? state.duration);
      const end = within(edit.end, start, Math.max(start, state.duration));
      return start === segment.start && end === segment.end
        ? null
        : { segments: segments.with(at, { ...segment, start, end }) };
    }
    case 'shift':
      return at < 0
        ? null
        : shifted(
            state,
            edit.range === 'fromStart' ? 0 : at,
            edit.range === 'toEnd' ? segments.length - 1 : at,
            edit.seconds,
          );
    case 'speaker': {
      const keys = new Set(edit.keys);
      const known = edit.speaker !== null && edit.name ? { ...speakers, [edit.speaker]: edit.name } : speakers;
      return {
        speakers: known,
        segments: segments.map((one) => (keys.has(one.key) ? { ...one, speaker: edit.speaker } : one)),
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
        segments: segments.map((one) => (one.speaker === edit.from ? { ...one, speaker: edit.into } : one)),
      };
    }
    case 'replace':
      return edit.texts.size
        ? { segments: segments.map((one) => (edit.texts.has(one.key) ? withText(one, edit.texts.get(one.key)!) : one)) }
        : null;
  }
}

const withText = (segment: DraftSegment, text: string): DraftSegment => ({
  ...segment,
  text,
  kept: text.trim() ? text : segment.kept,
});
const within = (value: number, least: number, most: number) => Math.min(Math.max(value, least), Math.max(least, most));

function split(state: Editor, at: number, offset: number): (Partial<Content> & { nextKey: number }) | null {
  const segment = state.segments[at]!;
  const [head, tail] = [segment.text.slice(0, offset).trimEnd(), segment.text.slice(offset).trimStart()];
  if (!head || !tail) return null;
  const time = cutTime(segment, offset, state.origins.get(segment.key));
  return {
    segments: state.segments.toSpliced(
      at,
      1,
      { ...withText(segment, head), end: time },
      { ...withText(segment, tail), key: state.nextKey, start: time },
    ),
    nextKey: state.nextKey + 1,
  };
}

function shifted(state: Editor, first: number, last: number, seconds: number): Partial<Content> | null {
  const range = state.segments.slice(first, last + 1);
  const least = (state.segments[first - 1]?.start ?? 0) - range[0]!.start;
  const room = state.duration - Math.max(...range.map((segment) => segment.end));
  const most = Math.min(room, (state.segments[last + 1]?.start ?? Infinity) - range.at(-1)!.start);
  const by = within(seconds, least, Math.max(most, 0));
  if (!by) return null;
  const moved = range.map((segment) => ({
    ...segment,
    start: milli(segment.start + by),
    end: milli(segment.end + by),
  }));
  return { segments: state.segments.toSpliced(first, range.length, ...moved) };
}

const milli = (seconds: number) => Math.round(seconds * 1000) / 1000;
