/** Loads a picture and answers when it can be drawn at once; rejects when there is none. */
export type LoadPicture = (url: string) => Promise<HTMLElement>;

const renewEveryMs = 10_000;
const againAfterFailureMs = 60_000;

/**
 * The picture of a live event, renewed again and again. The next one is loaded and decoded before it takes the place of
 * the last one, so that nothing flickers; when it cannot be had, the last one stays, and it is left alone for a minute.
 */
export class Poster {
  #shown: HTMLElement | undefined;
  #asked = '';
  #notBeforeMs = 0;

  constructor(
    private readonly place: HTMLElement,
    private readonly load: LoadPicture = loadPicture,
    private readonly nowMs: () => number = () => Date.now(),
  ) {}

  /** Called at each renewal of the list, with what it names. Asks once in ten seconds at most. */
  async renew(posterUrl: string): Promise<void> {
    const nowMs = this.nowMs();
    // Viewers who ask in the same ten seconds ask a cache for the same picture.
    const url = `${posterUrl}?at=${Math.floor(nowMs / renewEveryMs)}`;
    if (url === this.#asked || nowMs < this.#notBeforeMs) {
      return;
    }
    this.#asked = url;
    try {
      const picture = await this.load(url);
      // An answer that was overtaken, or whose event is over, is no longer wanted.
      if (this.#asked === url) {
        this.#show(picture);
      }
    } catch {
      // The server is away, or the event has just ended: the placeholder or the last picture stays.
      this.#notBeforeMs = nowMs + againAfterFailureMs;
    }
  }

  /** There is no picture: the placeholder comes back. */
  clear(): void {
    this.#asked = '';
    this.#notBeforeMs = 0;
    this.#shown?.remove();
    this.#shown = undefined;
  }

  #show(picture: HTMLElement): void {
    if (this.#shown) {
      this.#shown.replaceWith(picture);
    } else {
      this.place.prepend(picture);
    }
    this.#shown = picture;
  }
}

async function loadPicture(url: string): Promise<HTMLElement> {
  const picture = new Image();
  picture.alt = '';
  picture.className = 'card-poster';
  picture.src = url;
  await picture.decode();
  return picture;
}
