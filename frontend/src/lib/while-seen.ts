import { aliveWork } from './alive-work';

const HIDDEN_UNTIL_UNSEEN_MS = 5_000;

export type Sight = Readonly<{ isSeen: () => boolean; end: () => void }>;

/**
 * Calls `seen` when the tab is seen, also at once, and `unseen` when it has been hidden for 5 s without work of its own. A tab opened in
 * the background is not seen yet. What unseen tabs keep open is missing elsewhere: over HTTP/1.1 a browser has six connections to a host.
 */
export function whileSeen(seen: () => void, unseen: () => void): Sight {
  let isSeen = false;
  let hiding: ReturnType<typeof setTimeout> | undefined;
  const hide = () => {
    if (aliveWork.kinds().length) {
      hiding = setTimeout(hide, HIDDEN_UNTIL_UNSEEN_MS);
      return;
    }
    isSeen = false;
    unseen();
  };
  const look = () => {
    clearTimeout(hiding);
    if (document.hidden) {
      if (isSeen) hiding = setTimeout(hide, HIDDEN_UNTIL_UNSEEN_MS);
    } else if (!isSeen) {
      isSeen = true;
      seen();
    }
  };
  document.addEventListener('visibilitychange', look);
  look();
  return {
    isSeen: () => isSeen,
    end: () => {
      clearTimeout(hiding);
      document.removeEventListener('visibilitychange', look);
    },
  };
}
