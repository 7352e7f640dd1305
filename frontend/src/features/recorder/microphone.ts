import { browserStore } from '@/lib/browser-store';
import type { Microphone } from './recorder-state';

/** Opens the remembered microphone, or any when that one is away. */
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

/** Named only after permission was given. */
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

/** What this browser can record and the server reads; null: it cannot record. Opus first, AAC where there is no other. */
export function recordingType(): string | null {
  const known = ['audio/webm;codecs=opus', 'audio/mp4'];
  // Safari accepts WebM and then fails to play it.
  const safari = /^((?!chrome|android).)*safari/i.test(navigator.userAgent);
  return (safari ? [...known].reverse() : known).find((type) => MediaRecorder.isTypeSupported(type)) ?? null;
}
