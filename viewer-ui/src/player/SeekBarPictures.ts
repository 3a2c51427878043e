import { h } from '../base/dom';
import type { Gap } from '../recordings/recording';
import { words } from '../words';
import { tileAt, type Tile } from './storyboard';

/** Shorter than this nobody would find it. */
const noticeableSeconds = 0.5;

/** What a recording's seek bar shows beside the time: the picture under the pointer, and a mark at each gap. */
export class SeekBarPictures {
  readonly #picture = h('div', { class: 'rostrum-picture', 'aria-hidden': 'true', hidden: true });
  readonly #marks = h('div', { class: 'rostrum-gaps' });
  #tiles: readonly Tile[] = [];
  #gaps: readonly Gap[] = [];

  constructor(
    player: HTMLElement,
    private readonly video: Pick<HTMLVideoElement, 'duration' | 'addEventListener'>,
  ) {
    const bar = player.querySelector<HTMLElement>('.vjs-progress-control');
    const line = bar?.querySelector<HTMLElement>('.vjs-progress-holder');
    if (!bar || !line) {
      return;
    }
    bar.append(this.#picture);
    line.append(this.#marks);
    bar.addEventListener('pointermove', (event) => {
      this.#show(event.clientX, line.getBoundingClientRect());
    });
    bar.addEventListener('pointerleave', () => {
      this.#picture.hidden = true;
    });
    video.addEventListener('durationchange', () => {
      this.#mark();
    });
  }

  showTiles(tiles: readonly Tile[]): void {
    this.#tiles = tiles;
  }

  showGaps(gaps: readonly Gap[]): void {
    this.#gaps = gaps.filter(({ seconds }) => seconds >= noticeableSeconds);
    this.#mark();
  }

  #show(pointer: number, line: DOMRect): void {
    const { duration } = this.video;
    if (!Number.isFinite(duration) || line.width === 0) {
      return;
    }
    const along = Math.min(1, Math.max(0, (pointer - line.left) / line.width));
    const tile = tileAt(this.#tiles, along * duration);
    this.#picture.hidden = tile === undefined;
    if (tile === undefined) {
      return;
    }
    const { style } = this.#picture;
    const room = Math.max(0, line.width - tile.width);
    const left = along * line.width - tile.width / 2;
    style.left = `${Math.min(room, Math.max(0, left))}px`;
    style.width = `${tile.width}px`;
    style.height = `${tile.height}px`;
    style.backgroundImage = `url("${tile.sheetUrl}")`;
    style.backgroundPosition = `${-tile.x}px ${-tile.y}px`;
  }

  #mark(): void {
    const { duration } = this.video;
    if (!Number.isFinite(duration) || duration <= 0) {
      return;
    }
    this.#marks.replaceChildren(
      ...this.#gaps.map(({ startSeconds, seconds }) => {
        const title = words.gapHere(seconds.toFixed(seconds < 10 ? 1 : 0));
        const mark = h('i', { title });
        mark.style.left = `${Math.min(100, (startSeconds / duration) * 100)}%`;
        return mark;
      }),
    );
  }
}
