import { describe, expect, it } from 'vitest';
import { roughTime } from '../rough-time';

describe('an approximate length of time', () => {
  it.each([
    [0, 'moment', 0],
    [0.2, 'second', 1],
    [59, 'second', 59],
    [60, 'minute', 1],
    [61, 'minute', 2],
    [601, 'minute', 15],
    [2089, 'minute', 35],
    [55 * 60, 'minute', 55],
    [56 * 60, 'hour', 1],
    [61 * 60, 'hour', 1.5],
    [86_400, 'hour', 24],
  ] as const)('%d s is %s %d', (seconds, unit, n) => {
    expect(roughTime(seconds)).toEqual({ unit, n });
  });
});
