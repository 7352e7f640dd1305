/** What browsers give only to pages from https or localhost: asked for here, so that every page can fall back or say why. */
export const secure = {
  context: () => typeof window !== 'undefined' && window.isSecureContext,
  microphone: () => secure.context() && !!navigator.mediaDevices?.getUserMedia && typeof MediaRecorder !== 'undefined',
  clipboard: () => secure.context() && !!navigator.clipboard?.writeText,
  wakeLock: () => secure.context() && 'wakeLock' in navigator,
  locks: () => secure.context() && 'locks' in navigator,
  hashing: () => secure.context() && !!crypto.subtle,
  storage: () => secure.context() && !!navigator.storage?.persist,
};

/** A random UUID (version 4), also where `crypto.randomUUID` is withheld. */
export function randomId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
}

/** Copies text; without the clipboard API by a selected text field. False when neither worked. */
export async function copyText(text: string): Promise<boolean> {
  if (secure.clipboard()) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Refused by the person or the browser: the old way may still work.
    }
  }
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  // An open dialog takes the focus back from whatever is outside of it.
  (focused?.closest('[role=dialog], [role=alertdialog]') ?? document.body).append(field);
  field.focus({ preventScroll: true });
  field.select();
  try {
    return document.execCommand('copy');
  } finally {
    field.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}
