/** A file of this build is not at the server any more: a newer build stands there. */
export function isMissingFile(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.name === 'ChunkLoadError' ||
      /loading chunk|dynamically imported module|failed to load chunk/i.test(error.message))
  );
}
