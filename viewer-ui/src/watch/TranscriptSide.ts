import { h, icon } from '../base/dom';
import { State } from '../base/State';
import { TranscriptPanel } from '../transcript/TranscriptPanel';
import type { TranscriptApi } from '../transcript/TranscriptApi';
import { words } from '../words';
import { jumpText } from './jumpText';
import type { Reading } from './Reading';

const key = 'rostrum.transcript';
const lookEveryMs = 300;
/** Room for it beside the picture: there it is open unless the viewer has closed it. */
const wide = '(min-width: 1000px)';

/** The transcript's place on the watch page, and the button that opens and closes it. */
export class TranscriptSide {
  readonly element = h('div', { class: 'watch-side', id: 'transcript', hidden: true });
  readonly button = h(
    'button',
    { class: 'button', type: 'button', hidden: true, 'aria-controls': 'transcript' },
    icon('transcript'),
    words.transcript.show,
  );
  readonly isOpen = new State(false);

  #isThere = false;

  constructor(
    private readonly reading: Reading,
    api: TranscriptApi,
    streamId: string,
  ) {
    const panel = new TranscriptPanel(
      {
        jump: (line) => {
          void reading.jump(line).then((jump) => {
            panel.say(jumpText(jump) ?? '');
          });
        },
        close: () => {
          this.#choose(false);
          this.button.focus();
        },
      },
      api,
      streamId,
    );
    this.element.append(panel.element);
    reading.view.watch((view) => {
      panel.show(view);
    });
    this.button.addEventListener('click', () => {
      this.#choose(!this.isOpen.value);
    });
    document.addEventListener('visibilitychange', () => {
      this.#read();
    });
    setInterval(() => {
      if (this.isOpen.value && !document.hidden) {
        panel.follow(reading.position);
      }
    }, lookEveryMs);
  }

  /** Whether there is something to read. */
  show(isThere: boolean): void {
    if (isThere !== this.#isThere) {
      this.#isThere = isThere;
      this.button.hidden = !isThere;
      this.#set(isThere && isWantedOpen());
    }
  }

  #choose(open: boolean): void {
    try {
      localStorage.setItem(key, open ? 'open' : 'closed');
    } catch {
      // Private browsing or a full disk: the choice lives as long as the page.
    }
    this.#set(open);
  }

  #set(open: boolean): void {
    this.element.hidden = !open;
    this.button.setAttribute('aria-expanded', String(open));
    this.isOpen.set(open);
    this.#read();
  }

  #read(): void {
    this.reading.open(this.isOpen.value && !document.hidden);
  }
}

/** On a small screen it would push everything else away: there it is opened by hand each time. */
function isWantedOpen(): boolean {
  return matchMedia(wide).matches && keptChoice() !== 'closed';
}

function keptChoice(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
