/** Hands a file to the browser's downloads. */
export function saveFile(file: File): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  // The download has begun by then; until it ends the browser holds the bytes itself.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
