/** Every link of the dashboard. Paths end in a slash, because the export consists of folders with an index.html. */
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

/**
 * The path on this origin to open after sign-in. Anything else (another host, another protocol, `//host`, the sign-in page itself) becomes
 * the dashboard.
 */
export function safeNext(next: string | null): string {
  if (!next || !next.startsWith('/') || next.startsWith('//') || next.includes('\\')) return paths.dashboard;
  try {
    const url = new URL(next, 'http://here.invalid');
    // `/.//host` looks like a path but resolves to `//host`.
    const wanted = url.origin === 'http://here.invalid' && !/^\/(\/|login(\/|$))/.test(url.pathname);
    return wanted ? url.pathname + url.search + url.hash : paths.dashboard;
  } catch {
    return paths.dashboard;
  }
}
