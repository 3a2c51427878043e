import { h, icon, setText } from '../base/dom';
import { words } from '../words';
import type { Message, Signs } from './signs';

/** Draws the signs. The part over the picture (`over`) goes into the player, so that full screen shows it too. */
export class Overlay {
  readonly over: HTMLElement;
  readonly message = h('div', { class: 'stage-message', role: 'status' });

  readonly #notice = h('p', { class: 'stage-notice', role: 'status' });
  readonly #spinner = h('div', { class: 'stage-spinner', 'aria-hidden': 'true' });
  readonly #button = h('button', { class: 'stage-unmute', type: 'button' });
  #drawnMessage: string | undefined;
  #drawnButton: Signs['button'];

  constructor(
    private readonly linkElsewhere: boolean,
    press: () => void,
    private readonly watchRecording: () => void,
  ) {
    this.over = h('div', { class: 'stage-overlay' }, this.#spinner, this.#notice, this.#button);
    this.#button.addEventListener('click', press);
  }

  /** `heading`: where there is no event to name, the message is the heading of the page. */
  draw(signs: Signs, heading: boolean): void {
    this.#drawMessage(signs.message, heading);
    this.#spinner.hidden = !signs.spinner;
    this.#notice.hidden = signs.notice === undefined;
    setText(this.#notice, signs.notice ?? '');
    this.#button.hidden = signs.button === undefined;
    if (signs.button !== undefined && signs.button !== this.#drawnButton) {
      this.#button.replaceChildren(
        ...(signs.button === 'play' ? [icon('play'), words.play] : [icon('muted'), words.unmute]),
      );
    }
    this.#drawnButton = signs.button;
  }

  #drawMessage(message: Message | undefined, heading: boolean): void {
    const key =
      message && `${heading} ${message.title} ${message.detail} ${message.offersRecording}`;
    if (key === this.#drawnMessage) {
      return;
    }
    this.#drawnMessage = key;
    this.message.replaceChildren();
    if (message) {
      this.message.append(
        h(heading ? 'h1' : 'p', { class: 'stage-message-title' }, message.title),
        h('p', { class: 'stage-message-detail' }, message.detail),
      );
      if (message.offersRecording) {
        const watch = h(
          'button',
          { class: 'button', type: 'button' },
          icon('play'),
          words.watchRecording,
        );
        watch.addEventListener('click', this.watchRecording);
        this.message.append(watch);
      }
      if (message.leadsElsewhere && this.linkElsewhere) {
        this.message.append(h('a', { class: 'button', href: '/' }, words.allEvents));
      }
    }
  }
}
