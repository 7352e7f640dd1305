import { expect, it } from 'vitest';
import { errorOf, isAlive } from '../recorder-state';

it.each([
  ['NotAllowedError', 'denied'],
  ['SecurityError', 'denied'],
  ['NotFoundError', 'noDevice'],
  ['OverconstrainedError', 'noDevice'],
  ['NotSupportedError', 'unsupported'],
  ['NotReadableError', 'busy'],
])('%s means %s', (name, meaning) => {
  expect(errorOf(new DOMException('', name))).toBe(meaning);
});

it('treats any other error as a microphone that does not respond', () => {
  expect(errorOf(new Error('what'))).toBe('busy');
});

it('has something to lose from the first second until it is sent', () => {
  const phases = ['idle', 'asking', 'ready', 'recording', 'paused', 'review'] as const;
  expect(phases.filter(isAlive)).toEqual(['recording', 'paused', 'review']);
});
