import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'dashboard-audio-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const RATE = 16_000;

/** A second of silence and so many random bytes in a chunk that players skip: any size, quickly recognised, no two alike. */
export function wavOfSize(name: string, bytes: number): string {
  const samples = chunk('data', Buffer.alloc(RATE * 2));
  const format = Buffer.alloc(16);
  format.writeUInt16LE(1, 0);
  format.writeUInt16LE(1, 2);
  format.writeUInt32LE(RATE, 4);
  format.writeUInt32LE(RATE * 2, 8);
  format.writeUInt16LE(2, 12);
  format.writeUInt16LE(16, 14);
  const head = Buffer.concat([Buffer.from('WAVE'), chunk('fmt ', format), samples]);
  const rest = Math.max(2, bytes - head.length - 16) & ~1;
  return write(name, chunk('RIFF', Buffer.concat([head, chunk('junk', randomBytes(rest))])));
}

/** These words as a voice says them, 16-bit PCM at 48 kHz as the browser's fake microphone wants it. */
export function spoken(name: string, words: string, voice: 'en' | 'ru' = 'en'): string {
  const path = join(folder, name);
  execFileSync('espeak-ng', ['-v', voice === 'en' ? 'en-us' : 'ru', '-s', '140', '-w', path, words]);
  return path;
}

export function fileOf(name: string, content: Buffer | string): string {
  return write(name, Buffer.from(content));
}

export function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

function chunk(name: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

function write(name: string, content: Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
