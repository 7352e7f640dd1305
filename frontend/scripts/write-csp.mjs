// Gives every exported page its own content security policy, which allows the page's inline scripts by their SHA-256 and no others.
// A static file cannot carry a nonce, so the hashes go into a meta tag right after the charset, before the first script.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const OUT = 'out';
const CHARSET = /<meta charSet="utf-8"\/>/;
const INLINE_SCRIPT = /<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g;

const policy = (hashes) =>
    [
        "default-src 'self'",
        `script-src 'self' ${hashes.join(' ')}`,
        // Dialogs, the player and the virtual list set inline styles at run time.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "media-src 'self' blob:",
        "connect-src 'self'",
        "worker-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    ].join('; ');

const pages = readdirSync(OUT, { recursive: true }).filter((file) => file.endsWith('.html'));
for (const page of pages) {
    const file = join(OUT, page);
    const html = readFileSync(file, 'utf8');
    if (!CHARSET.test(html)) throw new Error(`${page}: no <meta charSet> to put the policy after`);
    const hashes = [...html.matchAll(INLINE_SCRIPT)].map(
        ([, script]) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
    );
    const meta = `<meta http-equiv="Content-Security-Policy" content="${policy([...new Set(hashes)])}"/>`;
    writeFileSync(
        file,
        html.replace(CHARSET, (charset) => charset + meta),
    );
}
console.log(`content security policy: ${pages.length} pages`);
