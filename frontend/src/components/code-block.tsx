'use client';

import { CopyButton } from './copy-button';

/** Text for a terminal or an editor. It scrolls by itself, with the keyboard too. */
export function CodeBlock({ label, code }: Readonly<{ label: string; code: string }>) {
  return (
    <div className="relative min-w-0 rounded-lg border bg-muted">
      <pre tabIndex={0} role="region" aria-label={label} className="mr-12 overflow-x-auto p-4 font-mono text-sm">
        <code>{code}</code>
      </pre>
      <CopyButton text={code} className="absolute top-1.5 right-1.5" />
    </div>
  );
}
