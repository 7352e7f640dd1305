'use client';

import { RecorderTray } from '@/features/recorder/components/recorder-tray';
import { UploadTray } from '@/features/uploads/components/upload-tray';

/** Uploads and the current recording, on pages that do not show them themselves. Sits above the bottom bar on phones. */
export function WorkTray() {
  return (
    <aside className="fixed right-3 bottom-[calc(4.25rem+env(safe-area-inset-bottom))] left-3 z-20 grid gap-2 empty:hidden sm:left-auto sm:w-96 md:bottom-4">
      <RecorderTray />
      <UploadTray />
    </aside>
  );
}
