import { ComponentFixture, TestBed } from '@angular/core/testing';
import { FakeRecognition } from '../../testing/fake-recognition';
import { Problem } from '../api/problem';
import { TranscriptApi } from '../transcripts/transcript-api';
import { words } from '../words';
import { captionsOff, CaptionSettings } from './caption-settings';
import { CaptionsForm } from './captions-form';
import { readSpeechProviders, SpeechProviders } from './speech-provider';

const say = words.captions;

describe('CaptionsForm', () => {
  let asked: number;
  let answer: () => Promise<SpeechProviders>;
  let settings: CaptionSettings;
  let fixture: ComponentFixture<CaptionsForm>;
  let element: HTMLElement;

  beforeEach(() => {
    vi.stubGlobal('SpeechRecognition', FakeRecognition);
    asked = 0;
    settings = { ...captionsOff, enabled: true };
    answer = () =>
      Promise.resolve(
        readSpeechProviders({
          default: 'azure',
          items: [
            { name: 'azure', available: true, languages: ['en-US', 'de-DE'], sendsTo: 'Microsoft' },
            { name: 'vosk', available: false, code: 'no-model', languages: [] },
            { name: 'browser', available: true, languages: null },
          ],
        }),
      );
  });

  afterEach(() => {
    vi.unstubAllGlobals();
  });

  const render = async (): Promise<void> => {
    const providers = (): Promise<SpeechProviders> => {
      asked++;
      return answer();
    };
    TestBed.configureTestingModule({
      providers: [{ provide: TranscriptApi, useValue: { providers } }],
    });
    fixture = TestBed.createComponent(CaptionsForm);
    fixture.componentRef.setInput('settings', settings);
    fixture.componentInstance.changed.subscribe((changed) => {
      settings = changed;
      fixture.componentRef.setInput('settings', changed);
    });
    await fixture.whenStable();
    element = fixture.nativeElement as HTMLElement;
  };
  const radios = (): HTMLInputElement[] => [
    ...element.querySelectorAll<HTMLInputElement>('[type=radio]'),
  ];
  const language = async (index: number, search: string): Promise<void> => {
    const field = element.querySelectorAll<HTMLInputElement>('app-language-field input')[index];
    if (!field) throw new Error(`No field ${index}`);
    field.dispatchEvent(new Event('focusin'));
    field.value = search;
    field.dispatchEvent(new Event('input'));
    await fixture.whenStable();
    document.querySelector<HTMLElement>('mat-option')?.click();
    await fixture.whenStable();
  };

  it('asks nobody anything while captions are off', async () => {
    settings = captionsOff;
    await render();
    expect(asked).toBe(0);
    expect(radios()).toHaveLength(0);

    element.querySelector<HTMLElement>('mat-slide-toggle button')?.click();
    await fixture.whenStable();

    expect(settings.enabled).toBe(true);
    expect(asked).toBe(1);
  });

  it('finds a language by its own name, among those that the listener knows', async () => {
    await render();
    await language(0, 'deu');

    expect(settings.language).toBe('de-DE');
    const field = element.querySelector<HTMLInputElement>('app-language-field input');
    expect(field?.value).toBe('Deutsch (Deutschland)');
  });

  it('adds another language and drops it when it becomes the first', async () => {
    await render();
    [...element.querySelectorAll('button')]
      .find(({ textContent }) => textContent.includes(say.addAlternative))
      ?.click();
    await fixture.whenStable();
    await language(1, 'deu');
    expect(settings.alternatives).toEqual(['de-DE']);

    await language(0, 'deu');
    expect(settings).toMatchObject({ language: 'de-DE', alternatives: [] });
  });

  it('cannot choose who is not there, and says why', async () => {
    await render();

    expect(radios().map(({ disabled }) => disabled)).toEqual([false, false, true, false]);
    expect(element.textContent).toContain(say.codes['no-model']);
    expect(element.textContent).toContain(say.sendsTo('Microsoft'));
  });

  it('warns where speech goes when the browser is to listen', async () => {
    await render();
    expect(element.textContent).not.toContain(say.browserWarning);

    radios()[3]?.click();
    await fixture.whenStable();

    expect(settings.provider).toBe('browser');
    expect(element.textContent).toContain(say.browserWarning);
  });

  it('does not offer a browser that cannot listen', async () => {
    vi.stubGlobal('SpeechRecognition', undefined);
    await render();

    expect(radios()).toHaveLength(3);
  });

  it('warns of a language that the listener does not know', async () => {
    settings = { ...settings, language: 'fi-FI' };
    await render();

    expect(element.textContent).toContain(say.codes['language-unknown']);
  });

  it('counts names and terms while they are written, spaces and all', async () => {
    await render();
    const field = element.querySelector('textarea');
    if (!field) throw new Error('No field');
    field.value = 'Ada Lovelace\n\nKubernetes ';
    field.dispatchEvent(new Event('input'));
    await fixture.whenStable();

    expect(settings.phrases).toEqual(['Ada Lovelace', 'Kubernetes']);
    expect(field.value).toBe('Ada Lovelace\n\nKubernetes ');
    expect(element.textContent).toContain('2/100');

    field.value = 'x'.repeat(81);
    field.dispatchEvent(new Event('input'));
    await fixture.whenStable();
    expect(element.querySelector('[role=alert]')?.textContent).toBe(say.termsProblems['too-long']);
  });

  it('keeps what is set when the server does not answer', async () => {
    answer = () => Promise.reject(Problem.unreachable());
    await render();

    expect(element.textContent).toContain(say.providersFailed);
    expect(element.querySelector('app-language-field')).not.toBeNull();
  });
});
