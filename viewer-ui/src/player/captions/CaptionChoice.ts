import { State } from '../../base/State';

export const sizes = ['small', 'normal', 'large', 'largest'] as const;
export type CaptionSize = (typeof sizes)[number];
export const backgrounds = ['solid', 'half', 'none'] as const;
export type CaptionBackground = (typeof backgrounds)[number];

/** What a viewer wants of captions, on every event. */
export interface CaptionWish {
  readonly on: boolean;
  /** The one that was chosen last, in lower case; undefined takes the first that there is. */
  readonly language: string | undefined;
  readonly size: CaptionSize;
  readonly background: CaptionBackground;
}

const key = 'rostrum.captions';
const first: CaptionWish = { on: false, language: undefined, size: 'normal', background: 'half' };

/** The viewer's wish, kept by the browser; without storage it lives as long as the page. */
export class CaptionChoice {
  readonly state: State<CaptionWish>;

  constructor(private readonly storage: () => Storage = () => window.localStorage) {
    this.state = new State(this.#read());
  }

  change(change: Partial<CaptionWish>): void {
    this.state.patch(change);
    try {
      this.storage().setItem(key, JSON.stringify(this.state.value));
    } catch {
      // Private browsing or a full disk: the state above serves this page.
    }
  }

  #read(): CaptionWish {
    try {
      return parse(JSON.parse(this.storage().getItem(key) ?? '{}') as Record<string, unknown>);
    } catch {
      return first;
    }
  }
}

function parse({ on, language, size, background }: Record<string, unknown>): CaptionWish {
  return {
    on: on === true,
    language: typeof language === 'string' ? language : undefined,
    size: sizes.find((known) => known === size) ?? first.size,
    background: backgrounds.find((known) => known === background) ?? first.background,
  };
}
