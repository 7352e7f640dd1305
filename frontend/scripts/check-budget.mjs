// First-load JavaScript of each page, gzipped, 1 kB = 1000 bytes. noModule scripts are skipped: only browsers that cannot run the app load
// them.
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = {
    '': 180,
    login: 180,
    register: 180,
    'set-password': 180,
    dashboard: 250,
    task: 300,
    shared: 180,
    usage: 250,
    'api-access': 250,
    settings: 250,
    admin: 250,
};

const sizes = new Map();
const size = (path) => {
    if (!sizes.has(path)) sizes.set(path, gzipSync(readFileSync(`out${path}`)).length);
    return sizes.get(path);
};

let over = 0;
for (const [page, budget] of Object.entries(BUDGET_KB)) {
    const html = readFileSync(['out', page, 'index.html'].filter(Boolean).join('/'), 'utf8');
    const scripts = new Set(
        [...html.matchAll(/<script[^>]*>/g)]
            .map(([tag]) => tag)
            .filter((tag) => !/nomodule/i.test(tag))
            .flatMap((tag) => /\bsrc="([^"?]+)/.exec(tag)?.[1] ?? []),
    );
    const kb = [...scripts].reduce((sum, path) => sum + size(path), 0) / 1000;
    const fits = kb <= budget;
    over += fits ? 0 : 1;
    console.log(`${fits ? 'ok  ' : 'OVER'} /${page.padEnd(13)} ${kb.toFixed(1).padStart(6)} of ${budget} kB`);
}
// The last step of a build. Next.js removes this file at the start of each build, and only a folder that has it is served.
if (!over) writeFileSync('out/.complete', '');
process.exit(over ? 1 : 0);
