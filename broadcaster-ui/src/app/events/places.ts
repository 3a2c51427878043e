import { RecordedPhrase } from '../library/recorded-transcript';
import { Phrase } from '../transcripts/transcript';

interface Place {
  readonly id: string;
  /** Programme time since the event's beginning. */
  readonly said: number;
  /** In the recording's file. */
  readonly inFile: number;
}

/**
 * Where in a recording's file a moment of the event is. The file leaves out what was not recorded, so that its time and
 * the programme's run apart; both know the phrases, which tie them together.
 */
export class Places {
  private readonly places: readonly Place[];

  constructor(phrases: readonly Phrase[], recorded: readonly RecordedPhrase[]) {
    const inFile = new Map(recorded.map(({ id, startSeconds }) => [id, startSeconds]));
    this.places = phrases.flatMap(({ id, startSeconds }) => {
      const position = inFile.get(id);
      return position === undefined ? [] : [{ id, said: startSeconds, inFile: position }];
    });
  }

  /** Of a phrase; null where it was not recorded. */
  of(phraseId: string): number | null {
    return this.places.find(({ id }) => id === phraseId)?.inFile ?? null;
  }

  /** Of a moment: as far behind the phrase before it as it was said, but never behind the next one. */
  at(programmeSeconds: number): number | null {
    const index = this.places.findLastIndex(({ said }) => said <= programmeSeconds);
    const before = this.places[index];
    const next = this.places[index + 1];
    if (!before) {
      return next ? Math.max(0, next.inFile - (next.said - programmeSeconds)) : null;
    }
    const position = before.inFile + (programmeSeconds - before.said);
    return next ? Math.min(position, next.inFile) : position;
  }

  /** The phrase that is heard at a position of the file. */
  phraseAt(position: number): string | null {
    // A player that was sent to a phrase may stand a hair before it.
    return this.places.findLast(({ inFile }) => inFile <= position + 0.05)?.id ?? null;
  }
}
