// Adds the optional packages of other platforms that a registry mirror left out of package-lock.json; without them `npm ci` fails.
// Run after each `npm install`: npm run complete-lockfile
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = ['darwin', 'win32', 'linux', 'freebsd', 'android', 'openharmony'];
const CPUS = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64', 'wasm32'];

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const added = [];
for (const [owner, { optionalDependencies }] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies ?? {})) {
        const known = [`${owner}/node_modules/${name}`, `node_modules/${name}`].some((place) => place in lock.packages);
        if (known || !/^\d/.test(version)) continue;
        const parts = name.split('/').at(-1).split('-');
        const cpu = CPUS.find((cpu) => parts.includes(cpu));
        const os = SYSTEMS.find((os) => parts.includes(os));
        lock.packages[`node_modules/${name}`] = {
            version,
            ...(cpu && { cpu: [cpu] }),
            optional: true,
            ...(os && cpu !== 'wasm32' && { os: [os] }),
        };
        added.push(name);
    }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync('package-lock.json', JSON.stringify(lock, null, 2) + '\n');
console.log(`${added.length} packages of other platforms added`);
