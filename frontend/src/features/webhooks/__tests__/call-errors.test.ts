import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import en from '@messages/en/private.json';
import ru from '@messages/ru/private.json';

const ATTEMPT = join(
  import.meta.dirname,
  '../../../../../api-service/src/main/java/io/whisperrest/api/webhook/Attempt.java',
);

it.each([
  ['English', en],
  ['Russian', ru],
])('every reason for a failed call has a text in %s', (_, messages) => {
  const codes = [...readFileSync(ATTEMPT, 'utf8').matchAll(/^ {8}[A-Z_]+\("([a-z_]+)"\)[,;]/gm)].map(
    ([, code]) => code!,
  );
  expect(codes.length).toBeGreaterThan(5);
  expect(codes.filter((code) => !(code in messages.webhooks.callErrors))).toEqual([]);
});
