import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '..');

export type Source = Readonly<{ path: string; tree: ts.SourceFile }>;

/** The parsed source files, without tests and generated code. */
export function sources(): Source[] {
  return readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/__tests__|^testing\/|^types\/api\.gen\//.test(path))
    .sort()
    .map((path) => parsed(path, readFileSync(join(ROOT, path), 'utf8')));
}

export function parsed(path: string, code: string): Source {
  return { path, tree: ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true) };
}

/** Every node of this subtree, including its root. */
export function* nodes(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodes(child);
}

/**
 * Returns a function that tells whether some file may use a message: its key, or its end after a namespace, appears as a string or as a
 * template whose placeholders can hold the rest.
 */
export function calls(): (key: string) => boolean {
  const words = new Set<string>();
  const templates: RegExp[] = [];
  for (const { tree } of sources()) {
    for (const node of nodes(tree)) {
      if (ts.isStringLiteralLike(node)) words.add(node.text);
      else if (ts.isTemplateExpression(node)) {
        const pieces = [node.head.text, ...node.templateSpans.map((span) => span.literal.text)];
        if (pieces.some((piece) => /[a-z]/i.test(piece)))
          templates.push(
            new RegExp(`^${pieces.map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[\\w.]+')}$`),
          );
      }
    }
  }
  return (key) => {
    const path = key.split('.');
    return path.some((_, n) => {
      const end = path.slice(n).join('.');
      return words.has(end) || templates.some((template) => template.test(end));
    });
  };
}

/**
 * Messages used by their full key, as `path: key`. A name like `t` may stand for several namespaces of one file, so each use has one key
 * per namespace. One of these has to exist.
 */
export function questions(): { path: string; keys: string[] }[] {
  return sources().flatMap(({ path, tree }) => {
    const namespaces = new Map<string, string[]>();
    for (const node of nodes(tree)) {
      if (!ts.isVariableDeclaration(node) || !node.initializer || !ts.isCallExpression(node.initializer)) continue;
      const [namespace] = node.initializer.arguments;
      if (node.initializer.expression.getText() !== 'useTranslations' || !namespace || !ts.isStringLiteral(namespace))
        continue;
      const name = node.name.getText();
      namespaces.set(name, [...(namespaces.get(name) ?? []), namespace.text]);
    }
    return [...nodes(tree)].filter(ts.isCallExpression).flatMap((call) => {
      const [key] = call.arguments;
      const known = namespaces.get(call.expression.getText().replace(/\.rich$/, ''));
      return known && key && ts.isStringLiteral(key) ? [{ path, keys: known.map((one) => `${one}.${key.text}`) }] : [];
    });
  });
}
