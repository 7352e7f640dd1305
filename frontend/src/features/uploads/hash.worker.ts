/** SHA-256 of a file, away from the page's own thread. */
self.onmessage = async ({ data }: MessageEvent<{ id: number; file: Blob }>) => {
  try {
    const digest = await crypto.subtle.digest('SHA-256', await data.file.arrayBuffer());
    const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
    self.postMessage({ id: data.id, hex });
  } catch {
    // Not enough memory, or the file is gone: the check is a courtesy, the upload itself will tell.
    self.postMessage({ id: data.id, hex: null });
  }
};
