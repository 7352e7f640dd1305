import { PRODUCT_NAME } from './logo';

/** The title of the tab in the reader's language; React moves it into <head>. `mark` stands before it (a recording, unread ends). */
export function PageTitle({ title, mark = '' }: Readonly<{ title: string; mark?: string }>) {
  return <title>{`${mark}${title} · ${PRODUCT_NAME}`}</title>;
}
