import { expect, test } from 'vitest';
import { aContext, aPage } from '../support/browser';

test('the welcome page opens', async () => {
  const page = await aPage(await aContext());
  await page.goto('/');
  expect(await page.title()).not.toBe('');
});
