import { flag, optionalText, record, texts } from '../api/wire';

export const providerNames = ['azure', 'vosk', 'browser', 'sphinx'] as const;
export type ProviderName = (typeof providerNames)[number];

/** The spoken language, and what else may be spoken. */
export const mostAlternatives = 3;
export const mostTerms = 100;
export const longestTerm = 80;

/** How a stream's speech becomes captions; a change holds from the next going-live on. */
export interface CaptionSettings {
  readonly enabled: boolean;
  /** BCP 47. */
  readonly language: string;
  /** Languages that may be spoken as well, among which is chosen while somebody speaks. */
  readonly alternatives: readonly string[];
  /** Null: as the server chooses. */
  readonly provider: ProviderName | null;
  /** Names and terms that a recogniser would not guess. */
  readonly phrases: readonly string[];
}

export const captionsOff: CaptionSettings = {
  enabled: false,
  language: 'en-US',
  alternatives: [],
  provider: null,
  phrases: [],
};

export function readCaptionSettings(value: unknown): CaptionSettings {
  if (value == null) return captionsOff;
  const from = record(value, 'captions');
  return {
    enabled: flag(from, 'enabled'),
    language: optionalText(from, 'language') ?? captionsOff.language,
    alternatives: texts(from, 'alternatives').slice(0, mostAlternatives),
    provider: readProviderName(from['provider']),
    phrases: texts(from, 'phrases').slice(0, mostTerms),
  };
}

/** Null too for a provider that a later server knows: it then stays as it is, because only changes are sent. */
export function readProviderName(value: unknown): ProviderName | null {
  return providerNames.find((name) => name === value) ?? null;
}

export function sameCaptions(a: CaptionSettings, b: CaptionSettings): boolean {
  return (
    a.enabled === b.enabled &&
    a.language === b.language &&
    a.provider === b.provider &&
    sameTexts(a.alternatives, b.alternatives) &&
    sameTexts(a.phrases, b.phrases)
  );
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}
