export type Query = Readonly<{ text: string; matchCase: boolean }>;
export type Hit = Readonly<{ key: number; start: number; end: number }>;
type Searched = Readonly<{ key: number; text: string }>;

const pattern = ({ text, matchCase }: Query) =>
  new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`), matchCase ? 'gu' : 'giu');

/** Every place of the query, in reading order; signs of patterns are ordinary signs. */
export function findAll(lines: readonly Searched[], query: Query): Hit[] {
  if (!query.text) return [];
  const wanted = pattern(query);
  return lines.flatMap(({ key, text }) =>
    [...text.matchAll(wanted)].map((match) => ({ key, start: match.index, end: match.index + match[0].length })),
  );
}

/** New texts of the lines that hold the query; the replacement is taken as it stands. */
export function replaceAll(lines: readonly Searched[], query: Query, replacement: string): Map<number, string> {
  const texts = new Map<number, string>();
  if (!query.text) return texts;
  const wanted = pattern(query);
  for (const { key, text } of lines) {
    const replaced = text.replace(wanted, () => replacement);
    // A line that would become empty stays: replacing never deletes one.
    if (replaced !== text && replaced.trim()) texts.set(key, replaced);
  }
  return texts;
}
