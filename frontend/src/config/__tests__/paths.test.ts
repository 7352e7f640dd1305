import { expect, it } from 'vitest';
import { paths, safeNext } from '../paths';

it.each(['/usage/?by=model', '/task/?id=7#t=3'])('returns to %s', (next) => expect(safeNext(next)).toBe(next));
it.each([
  null,
  '',
  'usage',
  '//evil.example',
  'https://evil.example',
  '/\\evil.example',
  'javascript:alert(1)',
  '/\t/evil',
  '/login/?next=%2F',
  '/.//evil.example',
  '/..//evil.example/x',
])('goes to the dashboard instead of %j', (next) => expect(safeNext(next)).toBe(paths.dashboard));
it('keeps the query of a path', () =>
  expect(new URL(paths.login('/task/?id=7&x=1'), 'http://here').searchParams.get('next')).toBe('/task/?id=7&x=1'));
