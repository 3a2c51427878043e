import { h, icon } from '../base/dom';
import { isShareable, type Stream } from '../streams/stream';
import { words } from '../words';
import { CopyField } from './CopyField';
import { embedCode, watchLink } from './links';

/**
 * A button, and the dialog that it opens: the link, and the code for another page. The browser's own dialog keeps the
 * focus inside, closes on Escape and gives the focus back.
 */
export class ShareDialog {
  readonly button = h(
    'button',
    { class: 'button share-button', type: 'button', 'aria-haspopup': 'dialog' },
    icon('share'),
    words.share,
  );
  readonly dialog: HTMLDialogElement;
  readonly #link = new CopyField(words.shareLink, words.copyLink, h('input', { type: 'text' }));
  readonly #code = new CopyField(words.embedCode, words.copyCode, h('textarea', { rows: '5' }));

  constructor(private readonly origin: string = window.location.origin) {
    const close = h(
      'button',
      { class: 'icon-button', type: 'button', 'aria-label': words.close },
      icon('close'),
    );
    this.dialog = h(
      'dialog',
      { class: 'share-dialog', 'aria-label': words.shareTitle },
      h(
        'div',
        { class: 'share-content' },
        h('header', {}, h('h2', {}, words.shareTitle), close),
        this.#link.element,
        this.#code.element,
        h('p', { class: 'share-hint' }, words.embedHint),
      ),
    );
    close.addEventListener('click', () => {
      this.dialog.close();
    });
    // The content fills the dialog, so only what lies beside it is the dialog itself.
    this.dialog.addEventListener('click', ({ target }) => {
      if (target === this.dialog) {
        this.dialog.close();
      }
    });
    this.button.addEventListener('click', () => {
      this.dialog.showModal();
    });
  }

  /** A private event is not the viewer's to hand on. */
  show(stream: Stream): void {
    this.button.hidden = !isShareable(stream);
    this.#link.show(watchLink(stream, this.origin));
    this.#code.show(embedCode(stream, this.origin));
  }
}
