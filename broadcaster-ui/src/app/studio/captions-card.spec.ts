import { signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { captionCodes } from '../captions/speech-provider';
import { Cue } from '../rooms/cue';
import { ListenerState } from '../speech/listener';
import { CaptionState, readCaptionState } from '../transcripts/transcript';
import { words } from '../words';
import { CaptionsCard } from './captions-card';
import { LiveCaptions } from './live-captions';

const say = words.captions;

describe('CaptionsCard', () => {
  const state = signal<CaptionState | null>(null);
  const isUnknown = signal(false);
  const isMuted = signal(false);
  const listening = signal<ListenerState>({ kind: 'off' });
  const shown = signal<readonly Cue[]>([]);
  let tries: number;
  let fixture: ComponentFixture<CaptionsCard>;
  let element: HTMLElement;

  beforeEach(() => {
    state.set(null);
    isUnknown.set(false);
    isMuted.set(false);
    listening.set({ kind: 'off' });
    shown.set([]);
    tries = 0;
  });

  const render = async (browser = false, isDeaf = false): Promise<void> => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    fixture = TestBed.createComponent(CaptionsCard);
    const captions = {
      state,
      isUnknown,
      isMuted,
      isDeaf,
      shown,
      listening: browser ? listening : null,
      renew: () => Promise.resolve(),
      tryAgain: () => tries++,
    } satisfies Partial<Record<keyof LiveCaptions, unknown>>;
    fixture.componentRef.setInput('captions', captions);
    fixture.componentRef.setInput('streamId', 's1');
    await fixture.whenStable();
    element = fixture.nativeElement as HTMLElement;
  };

  it.each([...captionCodes, 'a-later-code'])('has plain words for %s', async (code) => {
    state.set(readCaptionState({ state: 'failed', code }));
    await render();

    const known = captionCodes.find((one) => one === code) ?? 'other';
    expect(element.textContent).toContain(say.states.failed);
    expect(element.textContent).toContain(say.codes[known]);
    expect(element.textContent).toContain(say.stateTexts.failed);
  });

  it('shows what viewers read, a guess as one, markup as text', async () => {
    state.set(readCaptionState({ state: 'listening' }));
    shown.set([
      { id: 'a', language: 'en', startTimeMs: 1, text: '<i>One</i>', isFinal: true },
      { id: 'b', language: 'en', startTimeMs: 2, text: 'Tw', isFinal: false },
    ]);
    await render();
    const lines = [...element.querySelectorAll('.shown p')];

    expect(lines.map(({ textContent }) => textContent.trim())).toEqual(['<i>One</i>', 'Tw']);
    expect(lines.map(({ classList }) => classList.contains('guess'))).toEqual([false, true]);
  });

  it('says that the stream goes on when nobody tells how the captions are', async () => {
    isUnknown.set(true);
    await render();

    expect(element.textContent).toContain(say.live.unknown);
  });

  it('says that a muted browser does not listen', async () => {
    isMuted.set(true);
    await render(true);

    expect(element.textContent).toContain(say.live.browser.muted);
  });

  it('offers another try where the host can help, whatever the service says', async () => {
    state.set(readCaptionState({ state: 'listening' }));
    listening.set({ kind: 'failed', problem: 'not-allowed' });
    await render(true);
    expect(element.textContent).toContain(say.states.failed);
    expect(element.textContent).toContain(say.live.problems['not-allowed']);

    element.querySelector('button')?.click();
    expect(tries).toBe(1);
  });

  it('says that this browser cannot', async () => {
    await render(false, true);

    expect(element.textContent).toContain(say.notThisBrowser);
  });
});
