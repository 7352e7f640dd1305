import { readdirSync } from 'node:fs';
import nextVitals from 'eslint-config-next/core-web-vitals';
import nextTypescript from 'eslint-config-next/typescript';

const features = readdirSync(new URL('src/features/', import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

const config = [
    { ignores: ['node_modules/', '.next/', 'out/', 'screenshots/', 'src/types/api.gen/', 'next-env.d.ts'] },
    ...nextVitals,
    ...nextTypescript,
    {
        rules: {
            // Without disableScc the rule rebuilds the whole import graph for each file, which took 77 s of an 87 s run.
            'import/no-cycle': ['error', { ignoreExternal: true, disableScc: true }],
            'import/no-restricted-paths': [
                'error',
                {
                    zones: [
                        {
                            target: ['./src/lib', './src/components', './src/config'],
                            from: ['./src/features', './src/app'],
                            message: 'shared code knows no feature',
                        },
                        {
                            target: './src/features',
                            from: './src/app',
                            message: 'pages compose features, not the other way round',
                        },
                        ...features.map((feature) => ({
                            target: `./src/features/${feature}`,
                            from: './src/features',
                            except: [`./${feature}`],
                            message: 'a feature never imports a feature: app/ composes them',
                        })),
                    ],
                },
            ],
            'no-restricted-globals': [
                'error',
                { name: 'fetch', message: 'calls go through the generated client (lib/api-client.ts)' },
                { name: 'EventSource', message: 'the one stream of a tab is in lib/events.ts' },
                { name: 'localStorage', message: 'lib/browser-store.ts holds the few facts kept there' },
            ],
            '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
            // The React compiler does not memoise the virtual list, and it does not need to.
            'react-hooks/incompatible-library': 'off',
            // A static export has no image optimiser.
            '@next/next/no-img-element': 'off',
        },
    },
    {
        // The files that wrap the restricted globals.
        files: [
            'src/lib/{api-client,refresh,events,browser-store}.ts',
            'src/lib/locale.tsx',
            'scripts/**',
            'e2e/**',
            '**/__tests__/**',
        ],
        rules: { 'no-restricted-globals': 'off' },
    },
];

export default config;
