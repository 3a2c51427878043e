import { Recognition, RecognitionResults } from '../app/speech/recognition';

/** A browser's recogniser that hears what it is told. */
export class FakeRecognition implements Recognition {
  lang = '';
  continuous = false;
  interimResults = false;
  onstart: Recognition['onstart'] = null;
  onresult: Recognition['onresult'] = null;
  onerror: Recognition['onerror'] = null;
  onend: Recognition['onend'] = null;
  isStarted = false;
  isAborted = false;
  private results: { text: string; isFinal: boolean }[] = [];

  constructor(private readonly refuses = false) {}

  start(): void {
    if (this.refuses) throw new DOMException('Already started', 'InvalidStateError');
    this.isStarted = true;
    this.onstart?.();
  }

  abort(): void {
    this.isAborted = true;
  }

  /** The result at a place becomes this; what follows it is forgotten. */
  hear(index: number, text: string, isFinal = false): void {
    this.results = [...this.results.slice(0, index), { text, isFinal }];
    this.tell(index);
  }

  /** Several results at once, as Chromium tells what it is sure of and what it is not. */
  hearAll(index: number, ...results: { text: string; isFinal: boolean }[]): void {
    this.results = [...this.results.slice(0, index), ...results];
    this.tell(index);
  }

  fail(error: string): void {
    this.onerror?.({ error });
    this.onend?.();
  }

  end(): void {
    this.onend?.();
  }

  private tell(resultIndex: number): void {
    const results = this.results.map(({ text, isFinal }) =>
      Object.assign([{ transcript: text }], { isFinal }),
    );
    const event: RecognitionResults = { resultIndex, results };
    this.onresult?.(event);
  }
}
