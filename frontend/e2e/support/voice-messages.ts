import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

const PACKAGED = fileURLToPath(new URL('../../../.runtime/bin/ffmpeg', import.meta.url));
const FFMPEG = process.env.AUDIO_FFMPEG ?? (existsSync(PACKAGED) ? PACKAGED : 'ffmpeg');

const folder = mkdtempSync(join(tmpdir(), 'dashboard-messages-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const quiet = (...given: string[]) => execFileSync(FFMPEG, ['-nostdin', '-v', 'error', '-y', ...given]);

/** Creates voice messages like those from phones: OGG with Opus, one second each, with a different tone. */
export function voiceMessages(count: number): string[] {
  const tones = `aevalsrc='0.2*sin(2*PI*(200+30*floor(t))*t)':d=${count}:s=48000`;
  const pattern = join(folder, 'voice-%03d.ogg');
  const pieces = ['-f', 'segment', '-segment_time', '1', '-segment_format', 'ogg', '-reset_timestamps', '1'];
  quiet('-f', 'lavfi', '-i', tones, '-c:a', 'libopus', '-b:a', '24k', ...pieces, pattern);
  return readdirSync(folder)
    .filter((name) => name.startsWith('voice-'))
    .sort()
    .slice(0, count)
    .map((name) => join(folder, name));
}

/** Converts a recording to a voice message. */
export function asVoiceMessage(name: string, recording: string): string {
  const path = join(folder, name);
  quiet('-i', recording, '-c:a', 'libopus', '-b:a', '24k', path);
  return path;
}
