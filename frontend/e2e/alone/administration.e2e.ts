import { expect, test } from 'vitest';
import { accessibilityFindings } from '../support/axe';
import { aContext, aPage, aSignedInPage } from '../support/browser';
import { HELLO } from '../support/fixtures';
import { aPerson, theAdministrator } from '../support/stack';
import { aFinishedTask } from '../support/tasks';

const PASSWORD = 'a new horse for every stable';

async function administration(tab = 'users') {
  const page = await aSignedInPage(await theAdministrator());
  await page.goto(`/admin/?tab=${tab}`);
  await page.getByRole('heading', { name: 'Administration', level: 1 }).waitFor();
  return page;
}

test('an administrator creates a user, whose link sets a password once', async () => {
  const page = await administration();
  const email = `invited-${crypto.randomUUID()}@example.org`;
  await page.getByRole('button', { name: 'New user' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Email').fill(email);
  await dialog.getByRole('button', { name: 'Create account' }).click();
  const link = await dialog.getByRole('textbox', { name: 'Link to set the password' }).innerText();
  expect(link).toMatch(/\/set-password\/?#/);
  expect(await accessibilityFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'I have saved it' }).click();
  await page.getByLabel('Search by email').fill(email);
  const user = page.getByRole('list', { name: 'Users' }).getByRole('listitem').filter({ hasText: email });
  await user.getByText('No password yet').waitFor();

  const invited = await aPage(await aContext());
  await invited.goto(link);
  await invited.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await invited.getByLabel('Confirm password').fill(PASSWORD);
  expect(invited.url()).not.toContain(link.split('#')[1]!);
  await invited.getByRole('button', { name: 'Set the password' }).click();
  await invited.getByText('Your new password is set').waitFor();
  await invited.getByRole('link', { name: 'Sign in' }).click();
  await invited.getByLabel('Email').fill(email);
  await invited.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await invited.getByRole('button', { name: 'Sign in' }).click();
  await invited.waitForURL(/\/dashboard\//);

  const late = await aPage(await aContext());
  await late.goto(link);
  await late.getByLabel('Password', { exact: true }).fill('a password set too late');
  await late.getByLabel('Confirm password').fill('a password set too late');
  await late.getByRole('button', { name: 'Set the password' }).click();
  await late.getByText('This link does not work').waitFor();

  await page.getByRole('button', { name: `Edit ${email}` }).click();
  await dialog.getByLabel('Audio per day, minutes').fill('30');
  await dialog.getByLabel('May sign in and use the API').uncheck();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await user.getByText('Disabled').waitFor();
  await invited.getByText('Your session has expired').waitFor({ timeout: 35_000 });
  await page.getByRole('button', { name: `Edit ${email}` }).click();
  expect(await dialog.getByLabel('Audio per day, minutes').inputValue()).toBe('30');
  expect(await accessibilityFindings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: `Delete ${email}` }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('No users found').waitFor();
  expect([...page.problems, ...invited.problems]).toEqual([]);
});

test('the audit and the queue show users by their email addresses', async () => {
  const page = await administration('audit');
  const { email } = await theAdministrator();
  const table = page.getByRole('main').getByRole('table');
  await table.getByRole('button', { name: email }).first().click();
  await page.getByRole('status').getByText(`Only user ${email}`).waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);

  const person = await aPerson();
  await page.route('**/api/admin/queue', async (route) => {
    const answer = await route.fetch();
    const known = (await answer.json()) as object;
    const waiting = [{ userId: crypto.randomUUID(), email: person.email, tasks: 2 }];
    await route.fulfill({ response: answer, json: { ...known, waiting } });
  });
  await page.goto('/admin/?tab=queue');
  await page.getByRole('rowheader', { name: person.email }).waitFor();
  expect(page.problems).toEqual([]);
});

test('the registration switch closes the registration page and opens it again', async () => {
  const page = await administration('settings');
  const registration = page.getByRole('form', { name: 'Registration' });
  const visitor = await aPage(await aContext());
  try {
    await registration.getByLabel('Anyone who can reach this server may register').uncheck();
    await registration.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await visitor.goto('/register/');
    await visitor.getByText('Registration is closed').waitFor();
  } finally {
    await registration.getByRole('button', { name: 'Let the configuration decide' }).click();
    await page.getByRole('checkbox', { checked: true }).first().waitFor();
  }
  await visitor.reload();
  await visitor.getByRole('button', { name: 'Create account' }).waitFor();
  expect(page.problems).toEqual([]);
});

test('limits for all users are stored as typed', async () => {
  const page = await administration('settings');
  const limits = page.getByRole('form', { name: 'Limits of all users' });
  const streams = limits.getByLabel('Open event streams');
  await streams.fill('many');
  await limits.getByRole('button', { name: 'Save' }).click();
  await limits.getByText('Enter a number of zero or more').waitFor();
  await streams.fill('50');
  await limits.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved', { exact: true }).waitFor();
  await page.reload();
  await expect.poll(() => streams.inputValue()).toBe('50');
  await limits.getByRole('button', { name: 'Let the configuration decide' }).click();
  await expect.poll(() => streams.inputValue()).toBe('');
  expect(page.problems).toEqual([]);
});

test('an administrator can read the queue, dead tasks, the audit and the usage of all users', async () => {
  const person = await aPerson();
  await aFinishedTask(person, HELLO);
  const page = await administration('queue');
  await page.getByRole('group', { name: 'Workers' }).getByText('Ready').first().waitFor();
  await page.getByText('Nothing is being transcribed').waitFor();
  await page.getByRole('group', { name: 'Lanes' }).getByText('Normal').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  for (const [tab, words] of [
    ['Dead tasks', 'Tasks that failed on every attempt'],
    ['Audit', 'Registered'],
    ['Usage', person.email],
    ['Users', person.email],
  ] as const) {
    await page.getByRole('tab', { name: tab }).click();
    await page.getByText(words).first().waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
  }
  await page.getByRole('tab', { name: 'Audit' }).click();
  await page.getByRole('group', { name: 'Audit' }).getByRole('button').first().click();
  await page.getByText(/^Only user/).waitFor();
  await page.getByRole('button', { name: 'Show all' }).click();
  expect(page.problems).toEqual([]);
});
