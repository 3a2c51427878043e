import { words } from '../words';
import { ProviderName } from './caption-settings';
import { SpeechProvider, SpeechProviders } from './speech-provider';

/** One way to captions as the form offers it. */
export interface ProviderChoice {
  /** Null: as the server chooses. */
  readonly name: ProviderName | null;
  readonly title: string;
  readonly text: string;
  readonly isDraft: boolean;
  /** What stands in its way; it can be chosen only where it is chosen already. */
  readonly problem: string | null;
}

export interface BrowserAbility {
  /** This browser has a SpeechRecognition. */
  readonly canRecognise: boolean;
}

const say = words.captions;

/** What may be chosen: the server's choice, what it has, and the browser where this one can listen. */
export function providerChoices(
  providers: SpeechProviders,
  current: ProviderName | null,
  browser: BrowserAbility,
): ProviderChoice[] {
  const choices = providers.items
    .filter(({ name }) => name !== 'browser' || browser.canRecognise || current === 'browser')
    .map((provider) => choiceOf(provider, browser));
  return [serversChoice(providers), ...choices];
}

/** The languages that a choice can listen to; null where it does not tell. */
export function languagesFor(
  providers: SpeechProviders | null,
  name: ProviderName | null,
): readonly string[] | null {
  const wanted = name ?? providers?.fallback;
  return providers?.items.find((provider) => provider.name === wanted)?.languages ?? null;
}

function serversChoice({ fallback, items }: SpeechProviders): ProviderChoice {
  const provider = items.find(({ name }) => name === fallback);
  return {
    name: null,
    title: say.serversChoice,
    text: fallback === null ? '' : say.serversChoiceNow(say.providers[fallback].name),
    isDraft: provider?.isDraft ?? false,
    problem: fallback === null ? say.codes['no-provider'] : null,
  };
}

function choiceOf(provider: SpeechProvider, { canRecognise }: BrowserAbility): ProviderChoice {
  const { name, isAvailable, code, isDraft, sendsTo } = provider;
  const text = say.providers[name].text;
  const isDeaf = name === 'browser' && !canRecognise;
  return {
    name,
    title: say.providers[name].name,
    text: sendsTo === null || name === 'browser' ? text : `${text} ${say.sendsTo(sendsTo)}`,
    isDraft,
    problem: isDeaf ? say.notThisBrowser : isAvailable ? null : say.codes[code ?? 'other'],
  };
}
