import { h } from '../base/dom';
import type { Chapter } from '../recordings/chapter';
import type { Gap } from '../recordings/recording';
import { words } from '../words';

/** Shorter than this nobody would find it. */
const noticeableSeconds = 0.5;

interface Mark {
  readonly kind: 'gap' | 'chapter';
  readonly startSeconds: number;
  readonly title: string;
}

/** Marks on a recording's seek bar: where something is missing, and where a chapter begins. */
export class SeekBarMarks {
  readonly #marks = h('div', { class: 'rostrum-marks' });
  #gaps: readonly Mark[] = [];
  #chapters: readonly Mark[] = [];

  constructor(
    player: HTMLElement,
    private readonly video: Pick<HTMLVideoElement, 'duration' | 'addEventListener'>,
  ) {
    player.querySelector('.vjs-progress-holder')?.append(this.#marks);
    video.addEventListener('durationchange', () => {
      this.#draw();
    });
  }

  showGaps(gaps: readonly Gap[]): void {
    this.#gaps = gaps
      .filter(({ seconds }) => seconds >= noticeableSeconds)
      .map(({ startSeconds, seconds }) => ({
        kind: 'gap',
        startSeconds,
        title: words.gapHere(seconds.toFixed(seconds < 10 ? 1 : 0)),
      }));
    this.#draw();
  }

  /** The first begins with the recording as a rule: a mark there would say nothing. */
  showChapters(chapters: readonly Chapter[]): void {
    this.#chapters = chapters
      .filter(({ startSeconds }) => startSeconds >= noticeableSeconds)
      .map(({ startSeconds, title }) => ({ kind: 'chapter', startSeconds, title }));
    this.#draw();
  }

  #draw(): void {
    const { duration } = this.video;
    if (!Number.isFinite(duration) || duration === 0) {
      return;
    }
    this.#marks.replaceChildren(
      ...[...this.#chapters, ...this.#gaps].map(({ kind, startSeconds, title }) => {
        const mark = h('i', { class: `rostrum-${kind}`, title });
        mark.style.left = `${Math.min(100, (startSeconds / duration) * 100)}%`;
        return mark;
      }),
    );
  }
}
