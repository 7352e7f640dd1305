const MARK = '● ';

/** Marks the tab's title while recording. */
export const titleMark = {
  show(): void {
    if (!document.title.startsWith(MARK)) document.title = MARK + document.title;
  },
  hide(): void {
    if (document.title.startsWith(MARK)) document.title = document.title.slice(MARK.length);
  },
};
