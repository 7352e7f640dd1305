/** Every link of the interface. Pages end in a slash: the export is folders with an index.html. */
export const paths = {
  home: '/',
  login: (next?: string) => (next ? `/login/?next=${encodeURIComponent(next)}` : '/login/'),
  register: '/register/',
  setPassword: '/set-password/',
  dashboard: '/dashboard/',
  task: (id: string) => `/task/?id=${encodeURIComponent(id)}`,
  usage: '/usage/',
  apiAccess: '/api-access/',
  settings: '/settings/',
  admin: '/admin/',
  swagger: '/q/swagger-ui/',
} as const;

/** A path of this origin to go to after sign-in; anything else (another host, a protocol, `//host`, the sign-in page itself) becomes the dashboard. */
export function safeNext(next: string | null): string {
  if (!next || !next.startsWith('/') || next.startsWith('//') || next.includes('\\')) return paths.dashboard;
  try {
    const url = new URL(next, 'http://here.invalid');
    // `/.//host` begins like a path and is `//host` once it is read.
    const wanted = url.origin === 'http://here.invalid' && !/^\/(\/|login(\/|$))/.test(url.pathname);
    return wanted ? url.pathname + url.search + url.hash : paths.dashboard;
  } catch {
    return paths.dashboard;
  }
}
