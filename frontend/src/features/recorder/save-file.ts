/** Saves a file through the browser's downloads. */
export function saveFile(file: File): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  // By then the download has started and the browser holds the bytes itself.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
