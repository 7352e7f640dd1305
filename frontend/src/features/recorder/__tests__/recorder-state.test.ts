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

it('an error of another kind is a microphone that does not answer', () => {
  expect(errorOf(new Error('what'))).toBe('busy');
});

it('there is something to lose from the first second to the sending', () => {
  const phases = ['idle', 'asking', 'ready', 'recording', 'paused', 'review'] as const;
  expect(phases.filter(isAlive)).toEqual(['recording', 'paused', 'review']);
});
