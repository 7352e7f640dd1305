import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import enPrivate from '@messages/en/private.json';
import enPublic from '@messages/en/public.json';
import ruPrivate from '@messages/ru/private.json';
import ruPublic from '@messages/ru/public.json';

const ROOT = join(import.meta.dirname, '../../../../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

const languages = [
  { language: 'en', own: enPrivate, shared: enPublic },
  { language: 'ru', own: ruPrivate, shared: ruPublic },
] as const;
type Texts = Record<string, { title?: string; advice?: string } | undefined>;

/** The worker's failure codes: the constants of its enum in lower case. */
const failures = [
  ...read('shared-model/src/main/java/io/whisperrest/model/task/FailureCode.java').matchAll(
    /^ {4}([A-Z_]+)\((?:true|false),/gm,
  ),
].map(([, name]) => name!.toLowerCase());

const warnings = [
  'language_changed',
  'language_mismatch',
  'speech_without_text',
  'low_language_probability',
  'speech_suppressed',
  'estimated_words',
  'channel_silent',
  'several_tracks',
  'channels_cancel',
  'wrong_length',
  'no_speech',
];

/** The error codes that the OpenAPI document names for its responses. */
const problems = [
  ...new Set([...read('docs/openapi.json').matchAll(/urn:whisperrest:([a-z_]+)/g)].map(([, code]) => code!)),
];

/** The problem codes in the API's documentation; the OpenAPI document gives most of them only as examples. */
const PROBLEMS =
  `malformed_request unknown_field invalid_cursor file_missing empty_file incomplete_body unauthenticated token_expired
  invalid_credentials session_ended scope_missing admin_only csrf_rejected registration_closed lane_not_allowed not_found no_transcript
  method_not_allowed not_acceptable request_timeout email_taken task_over task_not_over upload_incomplete upload_used offset_mismatch
  last_admin limit_reached not_ready idempotency_in_progress audio_gone upload_expired version_conflict tus_version precondition_required
  file_too_large chunk_too_large body_too_large unsupported_media_type not_audio range_not_satisfiable validation_failed unknown_language
  unknown_model not_offered url_refused webhook_secret_missing idempotency_mismatch upload_busy rate_limited queue_full too_many_uploads
  too_many_streams too_many_waits quota_exceeded internal unavailable model_unavailable storage_full`.split(/\s+/);

describe.each(languages)('texts in $language', ({ language, own, shared }) => {
  const known = (texts: Texts, codes: readonly string[]) =>
    codes.filter((code) => !texts[code]?.title || !texts[code]?.advice);

  it('every failure has a title and advice', () => {
    expect(failures.length).toBeGreaterThanOrEqual(15);
    expect(known(own.failure, failures)).toEqual([]);
  });

  it('every warning has a title and advice', () => {
    expect(known(own.warning, warnings)).toEqual([]);
  });

  it('every problem has a title and advice', () => {
    expect(problems.length).toBeGreaterThan(0);
    expect(known({ ...shared.problem, ...own.problem } as Texts, [...problems, ...PROBLEMS])).toEqual([]);
  });

  it('queue positions and numbers of tasks read naturally', () => {
    const status = createTranslator({ locale: language, messages: own, namespace: 'status' });
    const tasks = createTranslator({ locale: language, messages: own, namespace: 'tasks' });
    expect([1, 2, 3, 4, 11, 21].map((place) => status('place', { place }))).toEqual(
      language === 'en'
        ? ['Next in line', '2nd in line', '3rd in line', '4th in line', '11th in line', '21st in line']
        : ['Первая в очереди', ...[2, 3, 4, 11, 21].map((place) => `${place}-я в очереди`)],
    );
    expect([1, 3, 5, 312].map((count) => tasks('deleted', { count }))).toEqual(
      language === 'en'
        ? ['1 task deleted', '3 tasks deleted', '5 tasks deleted', '312 tasks deleted']
        : ['Удалена 1 задача', 'Удалены 3 задачи', 'Удалено 5 задач', 'Удалено 312 задач'],
    );
  });
});
