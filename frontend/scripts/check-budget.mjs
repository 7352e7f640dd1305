// First-load JavaScript of each page, gzip, 1 kB = 1000 bytes. Scripts with noModule are for browsers that load nothing else here.
import { readFileSync } from 'node:fs';
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
process.exit(over ? 1 : 0);
