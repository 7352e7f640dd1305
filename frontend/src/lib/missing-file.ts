/** True if a file of this build is no longer on the server, because a newer build has been deployed. */
export function isMissingFile(error: unknown): boolean {
  return (
    error instanceof Error &&
    (error.name === 'ChunkLoadError' ||
      /loading chunk|dynamically imported module|failed to load chunk/i.test(error.message))
  );
}

/**
 * Session storage key of the files that were missing when the page reloaded itself. If a page cannot even start, the boot script records
 * them.
 */
export const MISSED = 'missed-files';

/** The page has already reloaded for this file, and that did not help: the build stays broken. */
export function wasMissed(error: Error): boolean {
  return missed().includes(fileOf(error));
}

export function noteMissed(error: Error): void {
  sessionStorage.setItem(MISSED, `${missed()}${fileOf(error)} `);
}

const missed = () => sessionStorage.getItem(MISSED) ?? '';
/** Its name contains a hash of its content, so it differs from that of another build. */
const fileOf = ({ message }: Error) => /\/_next\/[^\s'")]+/.exec(message)?.[0] ?? message;
