const MARK = '● ';

/** A mark before the title of the tab while something is being recorded. */
export const titleMark = {
  show(): void {
    if (!document.title.startsWith(MARK)) document.title = MARK + document.title;
  },
  hide(): void {
    if (document.title.startsWith(MARK)) document.title = document.title.slice(MARK.length);
  },
};
