import { expect, it } from 'vitest';
import { passwordStrength } from '../password-strength';

it.each([
  ['short', 0],
  ['aaaaaaaaaaaa', 1],
  ['abcdefgh', 1],
  ['abcdefghij', 2],
  ['quite a long sentence', 3],
  ['🎈🎉🎊', 0],
])('finds %j as strong as %i', (password, strength) => expect(passwordStrength(password, 8)).toBe(strength));
