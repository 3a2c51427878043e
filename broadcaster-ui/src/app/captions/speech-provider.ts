import { flag, list, optionalText, record, text, texts } from '../api/wire';
import { ProviderName, providerNames, readProviderName } from './caption-settings';

export const captionCodes = [
  'no-provider',
  'wrong-key',
  'quota',
  'unreachable',
  'no-native-library',
  'no-model',
  'language-unknown',
  'too-much-load',
  'no-sound',
] as const;
/** What stands in the way of captions; `other` is for one that a later server knows. */
export type CaptionCode = (typeof captionCodes)[number] | 'other';

/** Something that turns speech into text, as the server has it. */
export interface SpeechProvider {
  readonly name: ProviderName;
  readonly isAvailable: boolean;
  /** Why it is not. */
  readonly code: CaptionCode | null;
  /** Its text is for trying things out. */
  readonly isDraft: boolean;
  /** BCP 47; null where it does not tell. */
  readonly languages: readonly string[] | null;
  /** Who gets what is said; null where it stays on the server. */
  readonly sendsTo: string | null;
}

export interface SpeechProviders {
  /** What the server takes where a stream says nothing; null where there is nothing. */
  readonly fallback: ProviderName | null;
  readonly items: readonly SpeechProvider[];
}

export function readSpeechProviders(value: unknown): SpeechProviders {
  const from = record(value, 'providers');
  return {
    fallback: readProviderName(from['default']),
    items: list(from, 'items', (item) => record(item, 'provider'))
      .filter((item) => providerNames.some((name) => name === text(item, 'name')))
      .map((item) => ({
        name: readProviderName(item['name']) ?? 'browser',
        isAvailable: flag(item, 'available'),
        code: readCaptionCode(item['code']),
        isDraft: flag(item, 'draft'),
        languages: item['languages'] == null ? null : texts(item, 'languages'),
        sendsTo: optionalText(item, 'sendsTo'),
      })),
  };
}

export function readCaptionCode(value: unknown): CaptionCode | null {
  if (typeof value !== 'string') return null;
  return captionCodes.find((code) => code === value) ?? 'other';
}
