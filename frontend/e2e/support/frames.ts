import type { CDPSession, Page } from 'playwright-core';

/** What was painted at one moment: how bright it is on the whole (0 black … 1 white), and whether anything stands on the background. */
export type Frame = Readonly<{ brightness: number; blank: boolean }>;

/** Every frame the browser paints, from the moment it is called. */
export class Film {
  private readonly pictures: string[] = [];
  private first: () => void = () => {};

  private constructor(private readonly session: CDPSession) {}

  /** Begins when the page as it stands has been taken once; that picture is thrown away. */
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

  /** Ends the film. `projector` is any page that may be used to look at the pictures. */
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
    // The scroll bar and the rounding of colours do not count.
    if (Math.abs(data[at]! - data[0]!) + Math.abs(data[at + 1]! - data[1]!) > 24) other += 1;
  }
  const pixels = data.length / 4;
  return { brightness: sum / (pixels * 3 * 255), blank: other < pixels / 2000 };
}
