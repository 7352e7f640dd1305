import { browserStore } from '@/lib/browser-store';
import type { Microphone } from './recorder-state';

/** Opens the remembered microphone, or any other if that one is not available. */
export async function openMicrophone(id: string | null, raw: boolean): Promise<MediaStream> {
  const processing = { echoCancellation: !raw, noiseSuppression: !raw, autoGainControl: !raw };
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: { ...processing, ...(id && { deviceId: { exact: id } }) },
    });
  } catch (error) {
    if (!id || !(error instanceof DOMException) || error.name !== 'OverconstrainedError') throw error;
    return navigator.mediaDevices.getUserMedia({ audio: processing });
  }
}

/** Microphones have names only after the user has granted permission. */
export async function listMicrophones(): Promise<Microphone[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter((device) => device.kind === 'audioinput' && device.deviceId)
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
}

export const remembered = {
  microphone: () => browserStore.get('microphone'),
  raw: () => browserStore.get('raw-microphone') === 'true',
  keep(microphone: string | null, raw: boolean) {
    browserStore.set('microphone', microphone);
    browserStore.set('raw-microphone', raw ? 'true' : null);
  },
};

/** A format that this browser can record and the server can read; null if there is none. Prefers Opus over AAC. */
export function recordingType(): string | null {
  const known = ['audio/webm;codecs=opus', 'audio/mp4'];
  // Safari claims to support WebM but cannot play it.
  const safari = /^((?!chrome|android).)*safari/i.test(navigator.userAgent);
  return (safari ? [...known].reverse() : known).find((type) => MediaRecorder.isTypeSupported(type)) ?? null;
}
