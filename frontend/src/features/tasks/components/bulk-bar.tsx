'use client';

import { Ban, Download, RotateCcw, Trash2, X } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useProblemText } from '@/components/problem-text';
import { notify } from '@/lib/notify';
import { actionsOf, isOver, type TaskAction } from '@/components/task/task-facts';
import { MAX_SELECTED } from '../batches';
import type { Chosen, Selection } from '../hooks/use-selection';
import type { TaskActions } from '../hooks/use-task-actions';

const ArchiveDialog = dynamic(() => import('./archive-dialog').then((file) => file.ArchiveDialog), { ssr: false });

const ACTS = [
  { action: 'retry', Icon: RotateCcw },
  { action: 'cancel', Icon: Ban },
  { action: 'delete', Icon: Trash2 },
] as const;

type Props = Readonly<{
  selection: Selection;
  actions: TaskActions;
  /** How many tasks match the filter; null when all of them are on this page. */
  found: number | null;
  onChooseAll: () => Promise<void>;
  onLeave: () => void;
}>;

/** Floats over the list while tasks are selected. Each action counts the tasks it applies to. */
export function BulkBar({ selection, actions, found, onChooseAll, onLeave }: Props) {
  const t = useTranslations('tasks');
  const text = useProblemText();
  const [choosing, setChoosing] = useState(false);
  const [archive, setArchive] = useState(false);
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      // An open dialog or menu handles Esc itself.
      if (event.key === 'Escape' && !document.querySelector('[role=dialog], [role=menu]')) onLeave();
    };
    window.addEventListener('keydown', leave, true);
    return () => window.removeEventListener('keydown', leave, true);
  }, [onLeave]);
  const chooseAll = async () => {
    setChoosing(true);
    try {
      await onChooseAll();
    } catch (error) {
      const { title, advice } = text(error);
      void notify({ id: 'tasks', kind: 'error', title, text: advice });
    } finally {
      setChoosing(false);
    }
  };
  const ids = (action: TaskAction) => selection.tasks.filter((task) => fits(task, action)).map(({ id }) => id);
  const texts = ids('download');
  return (
    <div
      role="toolbar"
      aria-label={t('bulk')}
      className="fixed inset-x-2 bottom-[calc(4.25rem+env(safe-area-inset-bottom))] z-40 mx-auto flex w-fit max-w-[calc(100%-1rem)] flex-wrap items-center gap-1 rounded-xl border bg-popover p-2 text-popover-foreground shadow-lg md:bottom-4"
    >
      <span role="status" className="px-2 text-sm font-medium">
        {t('selected', { count: selection.size })}
      </span>
      {found !== null && found > selection.size && (
        <ChooseAll found={found} chosen={selection.size} choosing={choosing} onChoose={() => void chooseAll()} />
      )}
      <Button variant="ghost" size="sm" disabled={texts.length === 0} onClick={() => setArchive(true)}>
        <Download />
        {t('download')} <Count of={texts.length} />
      </Button>
      {ACTS.map(({ action, Icon }) => (
        <Button
          key={action}
          variant="ghost"
          size="sm"
          disabled={actions.busy || ids(action).length === 0}
          onClick={() => void actions.act(action, ids(action)).then(selection.leave)}
        >
          <Icon />
          {t(action)} <Count of={ids(action).length} />
        </Button>
      ))}
      <Button
        variant="ghost"
        size="icon"
        aria-label={t('leaveSelection')}
        title={t('leaveSelection')}
        onClick={onLeave}
      >
        <X />
      </Button>
      {archive && <ArchiveDialog ids={texts} onClose={() => setArchive(false)} />}
    </div>
  );
}

type ChooseAllProps = Readonly<{ found: number; chosen: number; choosing: boolean; onChoose: () => void }>;

function ChooseAll({ found, chosen, choosing, onChoose }: ChooseAllProps) {
  const t = useTranslations('tasks');
  if (chosen >= MAX_SELECTED)
    return <span className="px-2 text-sm text-muted-foreground">{t('maxSelected', { max: MAX_SELECTED, found })}</span>;
  const words =
    found > MAX_SELECTED ? t('selectFirst', { max: MAX_SELECTED, found }) : t('selectAll', { count: found });
  return (
    <Button variant="link" size="sm" disabled={choosing} onClick={onChoose}>
      {choosing ? t('selecting') : words}
    </Button>
  );
}

function Count({ of }: Readonly<{ of: number }>) {
  return of > 0 && <span className="text-xs text-muted-foreground tabular-nums">{of}</span>;
}

/** Bulk delete also covers waiting and running tasks: the server cancels them. */
function fits({ status }: Chosen, action: TaskAction): boolean {
  if (action === 'delete') return true;
  if (action === 'retry') return isOver(status) && status !== 'success';
  return actionsOf(status).includes(action);
}
