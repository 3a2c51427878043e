import { fieldsOf, optionalNumber, stringOf, WireError } from '../base/wire';

/** What is said, as the room tells it; times in epoch milliseconds of the programme clock. */
export interface RoomCaption {
  /** The same from the first guess to the final words. */
  readonly id: string;
  /** BCP 47, in lower case. */
  readonly language: string;
  readonly startTime: number;
  readonly endTime: number;
  /** Plain text, lines parted by a line feed; empty: what was shown is withdrawn. */
  readonly text: string;
  readonly final: boolean;
}

/** A language has as many captions as a viewer can still see: what is older comes with the playlist. */
const mostCaptions = 300;
const mostLanguages = 8;
const mostLetters = 500;
const longestMs = 60_000;

/** Throws a {@link WireError} if it is no caption. */
export function parseCaption(value: unknown): RoomCaption {
  const fields = fieldsOf(value, 'caption');
  const startTime = optionalNumber(fields, 'startTime');
  const endTime = optionalNumber(fields, 'endTime');
  if (startTime === undefined || endTime === undefined || endTime < startTime) {
    throw new WireError('The times of a caption are none');
  }
  return {
    id: stringOf(fields, 'id'),
    language: stringOf(fields, 'language').toLowerCase(),
    startTime,
    endTime: Math.min(endTime, startTime + longestMs),
    text: stringOf(fields, 'text').slice(0, mostLetters),
    final: fields.final === true,
  };
}

/**
 * The newest captions that the room has told, by language and in the order of their times. A final is never replaced by
 * a guess; what was withdrawn stays known with its times, so that an older version from elsewhere is not shown either.
 */
export class RoomCaptions {
  readonly #languages = new Map<string, Map<string, RoomCaption>>();
  readonly #listeners = new Set<() => void>();

  get languages(): readonly string[] {
    return [...this.#languages.keys()];
  }

  /** In the order of their times. */
  of(language: string): readonly RoomCaption[] {
    const known = [...(this.#languages.get(language)?.values() ?? [])];
    return known.sort((one, other) => one.startTime - other.startTime);
  }

  add(...captions: readonly RoomCaption[]): void {
    const changed = captions.filter((caption) => this.#keep(caption));
    if (changed.length > 0) {
      for (const listener of [...this.#listeners]) {
        listener();
      }
    }
  }

  /** Calls the listener at every change; the answer ends that. */
  watch(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  #keep(caption: RoomCaption): boolean {
    const language = this.#languages.get(caption.language) ?? this.#begin(caption.language);
    const known = language?.get(caption.id);
    if (
      language === undefined ||
      (known?.final === true && !caption.final && caption.text !== '')
    ) {
      return false;
    }
    language.set(caption.id, withdrawn(caption, known));
    const oldest = language.size > mostCaptions ? language.keys().next().value : undefined;
    if (oldest !== undefined) {
      language.delete(oldest);
    }
    return true;
  }

  #begin(language: string): Map<string, RoomCaption> | undefined {
    if (this.#languages.size === mostLanguages) {
      return undefined;
    }
    const begun = new Map<string, RoomCaption>();
    this.#languages.set(language, begun);
    return begun;
  }
}

/** Takes the place of what it withdraws, whatever its own times are. */
function withdrawn(caption: RoomCaption, known: RoomCaption | undefined): RoomCaption {
  if (caption.text !== '' || known === undefined) {
    return caption;
  }
  return { ...caption, startTime: known.startTime, endTime: known.endTime };
}
