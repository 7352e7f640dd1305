import { PRODUCT_NAME } from './logo';

/** The tab's title in the user's language; React moves it into <head>. `mark` goes in front of it, for example while recording. */
export function PageTitle({ title, mark = '' }: Readonly<{ title: string; mark?: string }>) {
  return <title>{`${mark}${title} · ${PRODUCT_NAME}`}</title>;
}
