import type { CDPSession, Page } from 'playwright-core';

/** One painted frame: its average brightness (0 black … 1 white), and whether there is anything but background. */
export type Frame = Readonly<{ brightness: number; blank: boolean }>;

/** Records every frame that the browser paints, from the call on. */
export class Film {
  private readonly pictures: string[] = [];
  private first: () => void = () => {};

  private constructor(private readonly session: CDPSession) {}

  /** Starts once a first picture of the current page has been taken; that picture is discarded. */
  static async of(page: Page): Promise<Film> {
    const session = await page.context().newCDPSession(page);
    const film = new Film(session);
    const begun = new Promise<void>((resolve) => (film.first = resolve));
    session.on('Page.screencastFrame', ({ data, sessionId }) => {
      film.pictures.push(data);
      film.first();
      void session.send('Page.screencastFrameAck', { sessionId }).catch(() => {});
    });
    await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1, maxWidth: 640, maxHeight: 400 });
    await begun;
    film.pictures.length = 0;
    return film;
  }

  get length(): number {
    return this.pictures.length;
  }

  /** Stops recording and returns the frames. `projector` is any page in which the pictures can be decoded. */
  async develop(projector: Page): Promise<Frame[]> {
    await this.session.send('Page.stopScreencast');
    await this.session.detach();
    const frames: Frame[] = [];
    for (const picture of this.pictures) frames.push(await projector.evaluate(look, picture));
    return frames;
  }
}

async function look(picture: string): Promise<Frame> {
  const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  let sum = 0;
  let other = 0;
  for (let at = 0; at < data.length; at += 4) {
    sum += data[at]! + data[at + 1]! + data[at + 2]!;
    // Ignores the scroll bar and rounding errors of colours.
    if (Math.abs(data[at]! - data[0]!) + Math.abs(data[at + 1]! - data[1]!) > 24) other += 1;
  }
  const pixels = data.length / 4;
  return { brightness: sum / (pixels * 3 * 255), blank: other < pixels / 2000 };
}
