'use client';

import { Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useFailureToast } from '@/components/failure-toast';
import { CopyButton } from '@/components/copy-button';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/label';
import { fetchExport } from '../api/get-export';
import { exportUrl, extension, FORMATS, isCaption, SHAPE, type ExportOptions, type Format } from '../model/exports';
import { FILE_NAME_PARTS, FILE_NAME_TEMPLATE, fileName } from '../model/file-name';
import { CaptionShape } from './caption-shape';
import { ExportPreview } from './export-preview';

type Facts = Readonly<{ name: string; createdAt: string; language: string | null; model: string | null }>;
type Props = Readonly<{
  base: string;
  facts: Facts;
  audioUrl: string | null;
  /** Saves pending edits to the server. */
  saveAll?: () => Promise<void>;
}>;

/** The server writes the files; this panel only chooses, previews and links them. */
export function Exports({ base, facts, audioUrl, saveAll }: Props) {
  const t = useTranslations('exports');
  const failed = useFailureToast();
  const [chosen, setChosen] = useState<readonly Format[]>(['srt']);
  const [options, setOptions] = useState<ExportOptions>({ times: false, shape: null });
  const [template, setTemplate] = useState(FILE_NAME_TEMPLATE);
  const [preview, setPreview] = useState(false);
  const toggle = (format: Format) =>
    setChosen(FORMATS.filter((one) => (one === format ? !chosen.includes(one) : chosen.includes(one))));
  const download = async () => {
    await saveAll?.();
    chosen.forEach((format) => save(exportUrl(base, format, options), fileName(template, extension(format), facts)));
  };
  const read = async (url: string) => {
    await saveAll?.();
    return fetchExport(url);
  };
  const copy = (times: boolean) => () => read(exportUrl(base, 'text', { times, shape: null }));
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <CopyButton withWords label={t('copyText')} text={copy(false)} />
        <CopyButton withWords label={t('copyTimes')} text={copy(true)} />
      </div>
      <fieldset className="grid grid-cols-2 gap-x-2">
        <legend className="pb-1 text-sm font-medium">{t('formats')}</legend>
        {FORMATS.map((format) => (
          <Label key={format} className="flex min-h-9 items-center gap-2 font-normal pointer-coarse:min-h-11">
            <Checkbox checked={chosen.includes(format)} onCheckedChange={() => toggle(format)} />
            {t(`names.${format}`)}
          </Label>
        ))}
      </fieldset>
      {chosen.includes('text') && (
        <Label className="flex min-h-9 items-center gap-2 font-normal">
          <Checkbox checked={options.times} onCheckedChange={(on) => setOptions({ ...options, times: on === true })} />
          {t('withTimes')}
        </Label>
      )}
      {chosen.some(isCaption) && (
        <CaptionShape shape={options.shape} onChange={(shape) => setOptions({ ...options, shape })} standard={SHAPE} />
      )}
      <Field
        label={t('fileName')}
        hint={t('fileNameHint', { parts: FILE_NAME_PARTS.map((part) => `{${part}}`).join(' ') })}
      >
        <Input value={template} maxLength={120} onChange={(event) => setTemplate(event.target.value)} />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button disabled={!chosen.length} onClick={() => void download().catch(failed)}>
          <Download />
          {t('download', { n: chosen.length })}
        </Button>
        <Button
          variant="outline"
          disabled={!chosen.some((format) => format !== 'docx')}
          onClick={() => setPreview(!preview)}
          aria-expanded={preview}
        >
          {t('preview')}
        </Button>
        {audioUrl && (
          <Button variant="ghost" asChild>
            <a href={audioUrl} download>
              {t('audio')}
            </a>
          </Button>
        )}
      </div>
      {preview && (
        <ExportPreview
          formats={chosen.filter((format) => format !== 'docx')}
          url={(format) => exportUrl(base, format, options)}
          read={read}
        />
      )}
    </>
  );
}

/** Downloads through a link: the browser sends the cookie, and the bytes never pass through the page. */
function save(href: string, name: string) {
  const link = Object.assign(document.createElement('a'), { href, download: name });
  document.body.append(link);
  link.click();
  link.remove();
}
