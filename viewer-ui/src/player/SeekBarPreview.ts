import { h, setText } from '../base/dom';
import { chapterAt, type Chapter } from '../recordings/chapter';
import { tileAt, type Tile } from './storyboard';

/** What a recording's seek bar shows beside the time: the picture under the pointer, and the chapter that it is in. */
export class SeekBarPreview {
  readonly #picture = h('div', { class: 'rostrum-picture', hidden: true });
  readonly #title = h('p', { class: 'rostrum-chapter-title', hidden: true });
  readonly #preview = h(
    'div',
    { class: 'rostrum-preview', 'aria-hidden': 'true', hidden: true },
    this.#title,
    this.#picture,
  );
  #tiles: readonly Tile[] = [];
  #chapters: readonly Chapter[] = [];

  constructor(
    player: HTMLElement,
    private readonly video: Pick<HTMLVideoElement, 'duration'>,
  ) {
    const bar = player.querySelector<HTMLElement>('.vjs-progress-control');
    const line = bar?.querySelector<HTMLElement>('.vjs-progress-holder');
    if (!bar || !line) {
      return;
    }
    bar.append(this.#preview);
    bar.addEventListener('pointermove', (event) => {
      this.#show(event.clientX, line.getBoundingClientRect());
    });
    bar.addEventListener('pointerleave', () => {
      this.#preview.hidden = true;
    });
  }

  showTiles(tiles: readonly Tile[]): void {
    this.#tiles = tiles;
  }

  showChapters(chapters: readonly Chapter[]): void {
    this.#chapters = chapters;
  }

  #show(pointer: number, line: DOMRect): void {
    const { duration } = this.video;
    if (!Number.isFinite(duration) || line.width === 0) {
      return;
    }
    const along = Math.min(1, Math.max(0, (pointer - line.left) / line.width));
    const tile = tileAt(this.#tiles, along * duration);
    const chapter = chapterAt(this.#chapters, along * duration);
    this.#preview.hidden = tile === undefined && chapter === undefined;
    this.#picture.hidden = tile === undefined;
    this.#title.hidden = chapter === undefined;
    setText(this.#title, chapter?.title ?? '');
    if (tile) {
      this.#draw(tile);
    }
    const width = this.#preview.offsetWidth || (tile?.width ?? 0);
    const left = along * line.width - width / 2;
    this.#preview.style.left = `${Math.min(Math.max(0, line.width - width), Math.max(0, left))}px`;
  }

  #draw(tile: Tile): void {
    const { style } = this.#picture;
    style.width = `${tile.width}px`;
    style.height = `${tile.height}px`;
    style.backgroundImage = `url("${tile.sheetUrl}")`;
    style.backgroundPosition = `${-tile.x}px ${-tile.y}px`;
  }
}
