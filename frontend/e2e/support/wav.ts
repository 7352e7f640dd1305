import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';

const RATE = 16_000;

type Form = Readonly<{ rate: number; channels?: number; bits: 8 | 16 }>;

/** Plain PCM after a WAV header. */
export function wav(samples: Buffer, { rate, channels = 1, bits }: Form): Buffer {
  const frame = (channels * bits) / 8;
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * frame, 28);
  head.writeUInt16LE(frame, 32);
  head.writeUInt16LE(bits, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}

/** Silence: transcribed at once, and as long as a test needs. */
export function quiet(seconds: number, rate = 8000): Buffer {
  return wav(Buffer.alloc(seconds * rate, 128), { rate, bits: 8 });
}

/** A second of silence, and random bytes in a chunk that players skip: any size, quickly transcribed, and no two files alike. */
export function silenceOfSize(bytes: number): Buffer {
  const second = wav(Buffer.alloc(RATE * 2), { rate: RATE, bits: 16 });
  const junk = Buffer.concat([
    Buffer.from('junk\0\0\0\0', 'latin1'),
    randomBytes(Math.max(2, bytes - second.length - 8) & ~1),
  ]);
  junk.writeUInt32LE(junk.length - 8, 4);
  const whole = Buffer.concat([second, junk]);
  whole.writeUInt32LE(whole.length - 8, 4);
  return whole;
}

/** Two voices, one per channel, one after the other. */
export function twoVoices(left: string, right: string): Buffer {
  const [first, second] = [said(left, 'en-us'), said(right, 'en-gb')];
  const both = Buffer.alloc((first.length + second.length) * 2);
  for (let at = 0; at < first.length; at += 2) first.copy(both, at * 2, at, at + 2);
  for (let at = 0; at < second.length; at += 2) second.copy(both, (first.length + at) * 2 + 2, at, at + 2);
  return wav(both, { rate: ESPEAK_RATE, channels: 2, bits: 16 });
}

/** These words in a synthetic voice. */
export const oneVoice = (words: string, voice: 'en' | 'ru' = 'en'): Buffer =>
  wav(said(words, voice === 'en' ? 'en-us' : voice), { rate: ESPEAK_RATE, bits: 16 });

const ESPEAK_RATE = 22_050;

/** Only the samples: espeak-ng writes a header of 44 bytes. */
function said(words: string, voice: string): Buffer {
  const whole = execFileSync('espeak-ng', ['-v', voice, '-s', '140', '--stdout', words], { maxBuffer: 2 ** 28 });
  return whole.subarray(44, 44 + ((whole.length - 44) & ~1));
}
