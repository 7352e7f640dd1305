import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { oneVoice, silenceOfSize } from './wav';

/** The folder for files to choose in the browser. It is deleted with the flow. */
const folder = mkdtempSync(join(tmpdir(), 'dashboard-audio-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

export function fileOf(name: string, content: Buffer | string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

export const wavOfSize = (name: string, bytes: number): string => fileOf(name, silenceOfSize(bytes));

export const spoken = (name: string, words: string, voice: 'en' | 'ru' = 'en'): string =>
  fileOf(name, oneVoice(words, voice));

export function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
