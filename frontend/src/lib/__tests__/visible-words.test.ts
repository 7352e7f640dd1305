import ts from 'typescript';
import { expect, it } from 'vitest';
import { nodes, parsed, sources, type Source } from '@/testing/sources';

/** Attributes whose text is seen or heard. */
const SPOKEN = /^(aria-label|aria-description|aria-valuetext|title|placeholder|alt|label|hint)$/;
const LETTER = /\p{L}/u;
/** The product name, which is the same in every language. */
const NAME = 'Whisper REST API';

/** Text written directly in the code. */
function written({ path, tree }: Source): string[] {
  return [...nodes(tree)].filter(isWritten).map((node) => `${path}: ${node.getText().trim()}`);
}

function isWritten(node: ts.Node): boolean {
  if (ts.isJsxText(node)) return LETTER.test(node.text) && node.text.trim() !== NAME;
  if (ts.isJsxExpression(node) && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent)))
    return isWord(node.expression);
  return ts.isJsxAttribute(node) && SPOKEN.test(node.name.getText()) && isWord(node.initializer);
}

const isWord = (node?: ts.Node) => !!node && ts.isStringLiteralLike(node) && LETTER.test(node.text);

it('every visible text comes from the messages', () => {
  expect(sources().flatMap(written)).toEqual([]);
});

it.each(['<p>Hello</p>', "<p>{'Hello'}</p>", '<a title="Hello" />', '<input aria-label="Имя" />'])(
  'finds text written directly in the code: %s',
  (code) => expect(written(parsed('sample.tsx', code))).toHaveLength(1),
);
