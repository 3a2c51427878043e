import { h, setText } from '../base/dom';
import { words } from '../words';

export type WriteClipboard = (text: string) => Promise<void>;

const doneShownMs = 2_500;

/** A text to be copied: its label, the text itself, and the button. */
export class CopyField {
  readonly element: HTMLElement;
  readonly #field: HTMLInputElement | HTMLTextAreaElement;
  readonly #button: HTMLButtonElement;
  readonly #status = h('p', { class: 'copy-status', role: 'status' });
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    label: string,
    action: string,
    field: HTMLInputElement | HTMLTextAreaElement,
    private readonly write: WriteClipboard = (text) => navigator.clipboard.writeText(text),
  ) {
    this.#field = field;
    field.readOnly = true;
    field.spellcheck = false;
    field.addEventListener('focus', () => {
      field.select();
    });
    this.#button = h(
      'button',
      { class: 'button', type: 'button', 'aria-label': action },
      words.copy,
    );
    this.#button.addEventListener('click', () => void this.#copy());
    this.element = h(
      'div',
      { class: 'copy-field' },
      h('label', {}, h('span', {}, label), field),
      this.#button,
      this.#status,
    );
  }

  show(text: string): void {
    if (this.#field.value !== text) {
      this.#field.value = text;
    }
  }

  async #copy(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      await this.write(this.#field.value);
      setText(this.#status, words.copied);
    } catch {
      // Not a secure page, or not allowed: the reader copies what is selected.
      this.#field.focus();
      this.#field.select();
      setText(this.#status, words.copyByHand);
    }
    this.#timer = setTimeout(() => {
      setText(this.#status, '');
    }, doneShownMs);
  }
}
