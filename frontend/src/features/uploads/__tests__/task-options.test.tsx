import { beforeEach, expect, test } from 'vitest';
import { taskOptions } from '../task-options';

const options = () => taskOptions.get().options;

beforeEach(() => {
  localStorage.clear();
  taskOptions.begin('no account', null);
  taskOptions.begin('anna', null);
});

test('no option is sent until one is chosen, and server defaults are never sent', () => {
  expect(options()).toEqual({});
  taskOptions.change({ language: 'ru', channels: 'split' });
  expect(options()).toEqual({ language: 'ru', channels: 'split' });
  taskOptions.change({ language: 'auto', channels: 'mix', prompt: '', keywords: [], model: '' });
  expect(options()).toEqual({});
});

test('the account’s defaults apply until another choice is made, which is then sent', () => {
  taskOptions.begin('anna', {
    language: 'ru',
    prompt: 'Budget',
    keywords: ['EBITDA'],
    model: 'small',
    channels: 'mix',
  });
  expect(options()).toEqual({ language: 'ru', prompt: 'Budget', keywords: ['EBITDA'], model: 'small' });
  taskOptions.change({ language: 'auto', prompt: '', keywords: [], model: '' });
  expect(options()).toEqual({ language: 'auto', prompt: '', keywords: [], model: '' });
  taskOptions.change({ language: 'ru' });
  taskOptions.begin('anna', { language: 'de' });
  expect(options().language).toBe('de');
  taskOptions.reset();
  expect(options()).toEqual({ language: 'de' });
});

test('a choice is remembered per account and never used for another one', () => {
  taskOptions.change({ prompt: 'Names of our customers', language: 'fi' });
  taskOptions.begin('boris', null);
  expect(taskOptions.get()).toEqual({ options: {}, recentLanguages: [] });
  taskOptions.begin('anna', null);
  expect(taskOptions.get()).toEqual({
    options: { prompt: 'Names of our customers', language: 'fi' },
    recentLanguages: ['fi'],
  });
  taskOptions.begin('boris', null);
  taskOptions.change({ language: 'sv' });
  expect(localStorage.getItem('task-options')).not.toContain('customers');
});
