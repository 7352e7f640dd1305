import { expect, it } from 'vitest';
import { connectionOf } from '../connection';

const known = { online: true, stream: 'live', answers: true, workersReady: true } as const;

it.each([
  ['live', {}],
  ['noWorker', { workersReady: false }],
  ['reconnecting', { stream: 'reconnecting', answers: false }],
  ['polling', { stream: 'polling' }],
  ['polling', { stream: 'polling', workersReady: false }],
  ['reconnecting', { stream: 'polling', answers: null }],
  ['away', { stream: 'polling', answers: false }],
  ['offline', { online: false }],
  ['offline', { online: false, stream: 'polling', answers: false, workersReady: false }],
  [null, { stream: 'connecting' }],
  [null, { stream: 'closed', workersReady: false }],
] as const)('is %s for %j', (said, facts) => expect(connectionOf({ ...known, ...facts })).toBe(said));
