/** Computes a file's SHA-256 off the main thread. */
self.onmessage = async ({ data }: MessageEvent<{ id: number; file: Blob }>) => {
  try {
    const digest = await crypto.subtle.digest('SHA-256', await data.file.arrayBuffer());
    const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
    self.postMessage({ id: data.id, hex });
  } catch {
    // Out of memory, or the file is gone. The duplicate check is optional, and the upload itself will report a missing file.
    self.postMessage({ id: data.id, hex: null });
  }
};
