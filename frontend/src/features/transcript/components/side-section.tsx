import type { ReactNode } from 'react';

/** A section of the side panel that can be folded. */
export function SideSection({
  title,
  open = false,
  children,
}: Readonly<{ title: string; open?: boolean; children: ReactNode }>) {
  return (
    <details open={open} className="group border-b last:border-0">
      <summary className="flex min-h-11 cursor-pointer items-center text-sm">
        <h2 className="font-semibold">{title}</h2>
      </summary>
      <div className="grid gap-3 pt-1 pb-4">{children}</div>
    </details>
  );
}
