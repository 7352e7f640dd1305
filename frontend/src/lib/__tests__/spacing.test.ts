import { expect, it } from 'vitest';
import { between } from '../spacing';

it('adds a space in scripts that use one', () => {
  expect(between('Hello.', 'How are you?')).toBe(' ');
  expect(between('안녕', '하세요')).toBe(' ');
  expect(between('我用', 'Windows')).toBe(' ');
  expect(between('สวัสดี', 'ครับ')).toBe(' ');
});

it('adds none between Chinese or Japanese characters, nor beside their punctuation', () => {
  expect(between('秋天', '總是')).toBe('');
  expect(between('今日は。', 'いい天気。')).toBe('');
  expect(between('你好!', '今天')).toBe('');
  expect(between('好。', 'Windows')).toBe('');
  expect(between('コンピューター', '今')).toBe('');
});
