const BROWSERS: readonly [string, RegExp][] = [
  ['Edge', /Edg[A-Z]*\//],
  ['Opera', /OPR\//],
  ['Yandex Browser', /YaBrowser\//],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Chrome', /Chrome\/|CriOS\//],
  ['Safari', /Safari\//],
];
const SYSTEMS: readonly [string, RegExp][] = [
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X|Macintosh/],
  ['Linux', /Linux|X11/],
];

/** `Firefox · Linux` from a browser's user agent. Any other program keeps its name, shortened. */
export function deviceName(client: string | null): string | null {
  if (!client) return null;
  const find = (list: readonly [string, RegExp][]) => list.find(([, mark]) => mark.test(client))?.[0];
  const names = [find(BROWSERS), find(SYSTEMS)].filter(Boolean);
  return names.length ? names.join(' · ') : client.slice(0, 60);
}
