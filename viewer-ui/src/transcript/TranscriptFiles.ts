import { h } from '../base/dom';
import { positionText } from '../base/positionText';
import { words } from '../words';
import type { Line } from './lines';
import { formats, type TranscriptApi, type TranscriptFormat } from './TranscriptApi';

/** What a reader can take with them: the words on the clipboard, or a file. */
export class TranscriptFiles {
  readonly element = h('div', { class: 'transcript-files' });

  constructor(
    private readonly api: Pick<TranscriptApi, 'fileUrl' | 'file'>,
    private readonly streamId: string,
    private readonly lines: () => readonly Line[],
    private readonly say: (text: string) => void,
  ) {
    const copy = h('button', { type: 'button', class: 'text-button' }, words.transcript.copy);
    copy.addEventListener('click', () => void this.#copy());
    this.element.append(
      copy,
      h('span', { class: 'transcript-download' }, words.transcript.download),
      ...formats.map((format) => this.#offer(format)),
    );
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(textOf(this.lines()));
      this.say(words.transcript.copied);
    } catch {
      this.say(words.transcript.copyFailed);
    }
  }

  /** A link says where it leads and can be passed on; a private file can only be asked for with the token. */
  #offer(format: TranscriptFormat): HTMLElement {
    const label = words.transcript.formats[format];
    const url = this.api.fileUrl(this.streamId, format);
    if (url !== undefined) {
      return h('a', { class: 'text-button', href: url, download: true }, label);
    }
    const button = h('button', { type: 'button', class: 'text-button' }, label);
    button.addEventListener('click', () => void this.#save(format));
    return button;
  }

  async #save(format: TranscriptFormat): Promise<void> {
    try {
      const url = URL.createObjectURL(await this.api.file(this.streamId, format));
      h('a', { href: url, download: `transcript.${format}` }).click();
      setTimeout(() => {
        URL.revokeObjectURL(url);
      }, 60_000);
    } catch {
      this.say(words.transcript.downloadFailed);
    }
  }
}

/** As somebody would paste it into a letter: a time and the words on each line. */
export function textOf(lines: readonly Line[]): string {
  return lines
    .flatMap((line) =>
      line.kind === 'phrase' ? [`${positionText(line.startSeconds)}  ${line.phrase.text}`] : [],
    )
    .join('\n');
}
