/** Features that browsers allow only on https or localhost. Checked here, so that pages can fall back or explain why. */
export const secure = {
  context: () => typeof window !== 'undefined' && window.isSecureContext,
  microphone: () => secure.context() && !!navigator.mediaDevices?.getUserMedia && typeof MediaRecorder !== 'undefined',
  clipboard: () => secure.context() && !!navigator.clipboard?.writeText,
  wakeLock: () => secure.context() && 'wakeLock' in navigator,
  locks: () => secure.context() && 'locks' in navigator,
  hashing: () => secure.context() && !!crypto.subtle,
  storage: () => secure.context() && !!navigator.storage?.persist,
};

/** A random UUID (version 4), even where `crypto.randomUUID` is missing. */
export function randomId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
}

/** Copies text. Without the clipboard API it uses a selected text field. False if neither worked. */
export async function copyText(text: string): Promise<boolean> {
  if (secure.clipboard()) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // The user or the browser denied it; the old way may still work.
    }
  }
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  // An open dialog would take the focus back from anything outside it.
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
