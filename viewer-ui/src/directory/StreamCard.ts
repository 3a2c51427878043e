import { h, icon, setText } from '../base/dom';
import { isOnAir, watchPath, type Stream } from '../streams/stream';
import { clockTime, count, dayAndTime, isSameDay } from '../watch/times';
import { words } from '../words';
import { Poster, type LoadPicture } from './Poster';

/** One event in the directory. Updated in place, so that a refresh never moves the focus. */
export class StreamCard {
  readonly element: HTMLElement;
  readonly #title: HTMLElement;
  readonly #host = h('p', { class: 'card-host' });
  readonly #badge = h('span', { class: 'badge' });
  readonly #figure = h('span', { class: 'card-figure figure' });
  readonly #face = h('span', { class: 'card-face', 'aria-hidden': 'true' });
  readonly #picture = h('div', { class: 'card-picture' });
  readonly #link: HTMLAnchorElement;
  readonly #poster: Poster;
  #pictureUrl: string | undefined;

  constructor(stream: Stream, heading: 'h2' | 'h3', loadPicture?: LoadPicture) {
    this.#title = h(heading, { class: 'card-title' });
    this.#picture.dataset.hue = String(hueOf(stream.id));
    this.#picture.append(this.#face, this.#badge, this.#figure);
    this.#poster = new Poster(this.#picture, loadPicture);
    this.#link = h(
      'a',
      { class: 'card', href: watchPath(stream) },
      this.#picture,
      h('div', { class: 'card-text' }, this.#title, this.#host),
    );
    this.element = h('li', {}, this.#link);
    this.show(stream);
  }

  show(stream: Stream): void {
    setText(this.#title, stream.title);
    setText(this.#host, stream.host);
    this.#showFace(stream);
    this.#showPoster(stream);
    this.#badge.dataset.status = stream.status;
    if (stream.status === 'created') {
      setText(this.#badge, stream.scheduledStart ? startText(stream.scheduledStart) : '');
      this.#figure.hidden = true;
    } else {
      setText(this.#badge, stream.status === 'live' ? words.live : words.reconnecting);
      this.#figure.hidden = false;
      this.#figure.replaceChildren(
        icon('eye'),
        h(
          'span',
          { class: 'visually-hidden' },
          words.viewers(count(stream.viewers), stream.viewers === 1),
        ),
        h('span', { 'aria-hidden': 'true' }, count(stream.viewers)),
      );
    }
  }

  #showPoster(stream: Stream): void {
    if (isOnAir(stream) && stream.posterUrl) {
      void this.#poster.renew(stream.posterUrl);
    } else {
      this.#poster.clear();
    }
  }

  #showFace(stream: Stream): void {
    if (stream.hostPictureUrl !== this.#pictureUrl || this.#face.childNodes.length === 0) {
      this.#pictureUrl = stream.hostPictureUrl;
      this.#face.replaceChildren(
        stream.hostPictureUrl
          ? h('img', { src: stream.hostPictureUrl, alt: '', loading: 'lazy' })
          : initialsOf(stream.host),
      );
    }
  }
}

function startText(start: Date): string {
  if (isSameDay(start, new Date())) {
    return words.today(clockTime(start));
  }
  const { day, time } = dayAndTime(start);
  return words.onDay(day, time);
}

/** First and last word's first letter. */
export function initialsOf(name: string): string {
  const parts = name.split(/\s+/).filter((part) => part !== '');
  const letters = [parts[0], parts.length > 1 ? parts.at(-1) : undefined].map((part) =>
    String.fromCodePoint(...(part ? [part.codePointAt(0) ?? 32] : [])),
  );
  return letters.join('').toUpperCase();
}

/** The same shade for the same event, out of six. */
export function hueOf(id: string): number {
  let hash = 7;
  for (const character of id) {
    hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  }
  return hash % 6;
}
