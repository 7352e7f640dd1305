'use client';

import { AreaError } from '@/components/area-error';
import { LocaleProvider } from '@/lib/locale';
import './globals.css';

/** The last resort, for when the root layout itself fails. */
export default function GlobalError({ error, reset }: Readonly<{ error: Error; reset: () => void }>) {
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <LocaleProvider>
          <main id="content" className="mx-auto max-w-xl p-6">
            <AreaError error={error} reset={reset} />
          </main>
        </LocaleProvider>
      </body>
    </html>
  );
}
