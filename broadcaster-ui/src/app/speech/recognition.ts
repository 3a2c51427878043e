/** The part of the Web Speech API's SpeechRecognition that is used, so that tests can stand in for it. */
export interface Recognition {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  start(): void;
  /** Ends without a last result. */
  abort(): void;
  onstart: (() => void) | null;
  onresult: ((event: RecognitionResults) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
}

export interface RecognitionResults {
  /** The first one that is other than before. */
  readonly resultIndex: number;
  readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }> & { isFinal: boolean }>;
}

type RecognitionClass = new () => Recognition;

/** How this browser makes a recogniser; null where it has none (TypeScript's library does not know the class). */
export function browserRecognition(scope: object = globalThis): (() => Recognition) | null {
  const known = scope as Readonly<Record<string, unknown>>;
  const found = known['SpeechRecognition'] ?? known['webkitSpeechRecognition'];
  if (typeof found !== 'function') return null;
  return () => new (found as RecognitionClass)();
}
