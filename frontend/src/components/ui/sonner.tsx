'use client';

import { Toaster as Primitive } from 'sonner';
import { useClientValue } from '@/lib/use-client-value';

function subscribe(changed: () => void) {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['class'] });
  return () => observer.disconnect();
}

/** Where toasts appear. Each task has one, updated in place (`toast(…, { id })`). */
export function Toaster({ label }: Readonly<{ label: string }>) {
  const dark = useClientValue(() => document.documentElement.classList.contains('dark'), false, subscribe);
  return (
    <Primitive
      theme={dark ? 'dark' : 'light'}
      containerAriaLabel={label}
      position="bottom-right"
      mobileOffset={{ bottom: 80 }}
    />
  );
}
