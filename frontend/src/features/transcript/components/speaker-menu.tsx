'use client';

import { UserPlus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { Select } from '@/components/ui/select';
import type { Action, DraftSegment, Speakers } from '../model/editor';
import { freeSpeakerKey, type SpeakerLabel } from '../model/speakers';
import { SpeakerChip } from './speaker-chip';

type Props = Readonly<{
  segment: DraftSegment;
  speaker: SpeakerLabel | null;
  speakers: Speakers;
  /** Tab stops here. */
  stop: boolean;
  dispatch: (action: Action) => void;
}>;

const NEW = '+';
const NO_SPEAKER = '-';

/** Renames a speaker everywhere, assigns this segment to another speaker, or merges two speakers. */
export function SpeakerMenu({ segment, speaker, speakers, stop, dispatch }: Props) {
  const t = useTranslations('editor');
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const current = segment.speaker;
  const others = Object.entries(speakers).filter(([key]) => key !== current);
  const assign = (value: string) => {
    const key = value === NEW ? freeSpeakerKey(speakers) : value === NO_SPEAKER ? null : value;
    const fresh = value === NEW ? t('newSpeaker', { n: key ?? '' }) : undefined;
    dispatch({ type: 'speaker', keys: [segment.key], speaker: key, name: fresh });
    if (fresh) setName(fresh);
    else setOpen(false);
  };
  return (
    <Popover
      open={open}
      onOpenChange={(shown) => {
        setOpen(shown);
        setName((current && speakers[current]) || '');
      }}
    >
      <PopoverTrigger
        tabIndex={stop ? 0 : -1}
        className="mb-1 inline-flex min-h-6 max-w-full items-center gap-1 rounded-full border px-2 text-xs hover:bg-accent pointer-coarse:min-h-11"
      >
        {speaker ? (
          <SpeakerChip speaker={speaker} />
        ) : (
          <>
            <UserPlus aria-hidden className="size-3.5" />
            {t('addSpeaker')}
          </>
        )}
      </PopoverTrigger>
      <PopoverContent aria-label={t('speaker')} className="grid gap-3">
        {current !== null && (
          <form
            className="grid gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              dispatch({ type: 'rename', speaker: current, name });
              setOpen(false);
            }}
          >
            <Field label={t('rename')}>
              <Input value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
            </Field>
            <Button type="submit" size="sm" disabled={!name.trim()}>
              {t('renameNow')}
            </Button>
          </form>
        )}
        <Field label={t('assign')}>
          <Select value={current ?? NO_SPEAKER} onChange={(event) => assign(event.target.value)}>
            <option value={NO_SPEAKER}>{t('noSpeaker')}</option>
            {Object.entries(speakers).map(([key, known]) => (
              <option key={key} value={key}>
                {known}
              </option>
            ))}
            <option value={NEW}>{t('addNewSpeaker')}</option>
          </Select>
        </Field>
        {current !== null && others.length > 0 && (
          <Field label={t('mergeSpeakers')}>
            <Select
              value=""
              onChange={(event) => {
                dispatch({ type: 'mergeSpeakers', from: current, into: event.target.value });
                setOpen(false);
              }}
            >
              <option value="">{t('choose')}</option>
              {others.map(([key, known]) => (
                <option key={key} value={key}>
                  {known}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </PopoverContent>
    </Popover>
  );
}
