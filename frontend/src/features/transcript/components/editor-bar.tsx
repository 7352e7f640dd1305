'use client';

import { Keyboard, Pencil, Redo2, Search, SpellCheck, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import type { TranscriptDraft } from '../hooks/use-transcript-draft';
import { SaveMark } from './save-mark';

type Props = Readonly<{
  draft: TranscriptDraft;
  editMode: boolean;
  doubts: boolean;
  onEditMode: () => void;
  onDoubts: () => void;
  onFind: () => void;
  onKeys: () => void;
}>;

export function EditorBar({ draft, editMode, doubts, onEditMode, onDoubts, onFind, onKeys }: Props) {
  const t = useTranslations('editor');
  const { editor, dispatch } = draft;
  const tools = [
    ['undo', Undo2, () => dispatch({ type: 'undo' }), !editor.past.length, undefined],
    ['redo', Redo2, () => dispatch({ type: 'redo' }), !editor.future.length, undefined],
    ['find', Search, onFind, false, undefined],
    ['doubts', SpellCheck, onDoubts, false, doubts],
    ['keys', Keyboard, onKeys, false, undefined],
  ] as const;
  return (
    <div role="toolbar" aria-label={t('bar')} className="flex flex-wrap items-center gap-1 pb-2">
      <Button variant={editMode ? 'default' : 'outline'} size="sm" aria-pressed={editMode} onClick={onEditMode}>
        <Pencil />
        {t('edit')}
      </Button>
      {tools.map(([name, Icon, run, off, pressed]) => (
        <Button
          key={name}
          variant={pressed ? 'secondary' : 'ghost'}
          size="icon"
          aria-label={t(name)}
          aria-pressed={pressed}
          title={t(name)}
          disabled={off}
          onClick={run}
        >
          <Icon />
        </Button>
      ))}
      <SaveMark saving={draft.saving} onSave={draft.save} />
    </div>
  );
}
