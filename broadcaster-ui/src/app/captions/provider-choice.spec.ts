import { words } from '../words';
import { languagesFor, providerChoices } from './provider-choice';
import { readSpeechProviders } from './speech-provider';
import { readTerms, termsProblem } from './terms';

const body = {
  default: 'azure',
  items: [
    {
      name: 'azure',
      available: true,
      draft: false,
      local: false,
      languages: ['en-US', 'de-DE'],
      sendsTo: 'Microsoft, westeurope',
    },
    { name: 'vosk', available: false, code: 'no-model', local: true, languages: [], sendsTo: null },
    {
      name: 'browser',
      available: true,
      local: false,
      languages: null,
      sendsTo: 'the browser’s maker',
    },
    {
      name: 'sphinx',
      available: true,
      draft: true,
      local: true,
      languages: ['en-US'],
      sendsTo: null,
    },
    { name: 'later', available: true },
  ],
};

describe('providerChoices', () => {
  const providers = readSpeechProviders(body);
  const choices = (current: 'browser' | null, canRecognise: boolean): (string | null)[] =>
    providerChoices(providers, current, { canRecognise }).map(({ name }) => name);

  it('offers the browser only where it can listen, or is chosen already', () => {
    expect(choices(null, true)).toEqual([null, 'azure', 'vosk', 'browser', 'sphinx']);
    expect(choices(null, false)).toEqual([null, 'azure', 'vosk', 'sphinx']);

    const chosen = providerChoices(providers, 'browser', { canRecognise: false });
    expect(chosen.find(({ name }) => name === 'browser')?.problem).toBe(
      words.captions.notThisBrowser,
    );
  });

  it('says where speech goes, what stands in the way, and what is a draft', () => {
    const [server, azure, vosk, , sphinx] = providerChoices(providers, null, {
      canRecognise: true,
    });

    expect(server?.text).toBe('Azure Speech at the moment.');
    expect(azure?.text).toContain('It is sent to Microsoft, westeurope.');
    expect(vosk?.problem).toBe(words.captions.codes['no-model']);
    expect(sphinx).toMatchObject({ isDraft: true, problem: null });
  });

  it('says that there is nobody', () => {
    const nobody = readSpeechProviders({ default: null, items: [] });

    expect(providerChoices(nobody, null, { canRecognise: true })).toEqual([
      expect.objectContaining({ name: null, problem: words.captions.codes['no-provider'] }),
    ]);
  });

  it('narrows the languages to those that the choice knows', () => {
    expect(languagesFor(providers, null)).toEqual(['en-US', 'de-DE']);
    expect(languagesFor(providers, 'sphinx')).toEqual(['en-US']);
    expect(languagesFor(providers, 'browser')).toBeNull();
    expect(languagesFor(null, 'azure')).toBeNull();
  });
});

describe('terms', () => {
  it('are lines without empty ones and repeats', () => {
    expect(readTerms(' Ada \n\nKubernetes\nAda\n')).toEqual(['Ada', 'Kubernetes']);
  });

  it('have a bound each way', () => {
    expect(termsProblem(Array<string>(100).fill('x'.repeat(80)))).toBeNull();
    expect(termsProblem(Array<string>(101).fill('x'))).toBe('too-many');
    expect(termsProblem(['x'.repeat(81)])).toBe('too-long');
  });
});
