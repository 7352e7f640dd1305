import { aliveWork } from './alive-work';

const HIDDEN_UNTIL_UNSEEN_MS = 5_000;

export type Sight = Readonly<{ isSeen: () => boolean; end: () => void }>;

/**
 * Calls `seen` when the tab becomes visible, or at once if it already is, and `unseen` when it has been hidden for 5 s without work in
 * progress. A tab opened in the background has not been seen yet. Hidden tabs must not hold connections open: over HTTP/1.1 a browser
 * allows six per host.
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
