import { signal } from '@angular/core';
import { CaptionSettings, ProviderName } from '../captions/caption-settings';
import { SpeechProviders } from '../captions/speech-provider';
import { browserRecognition } from '../speech/recognition';
import { TranscriptApi } from '../transcripts/transcript-api';
import { words } from '../words';

export type ListenerCheckState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'ready'; readonly provider: ProviderName; readonly language: string }
  | { readonly kind: 'problem'; readonly text: string }
  | { readonly kind: 'unknown' };

/** Whether somebody will listen when the stream is live. */
export class ListenerCheck {
  private readonly state_ = signal<ListenerCheckState>({ kind: 'asking' });
  readonly state = this.state_.asReadonly();

  constructor(
    private readonly settings: CaptionSettings,
    private readonly api: Pick<TranscriptApi, 'providers'>,
    private readonly canRecognise = browserRecognition() !== null,
  ) {}

  async run(): Promise<void> {
    try {
      this.state_.set(this.verdict(await this.api.providers()));
    } catch {
      this.state_.set({ kind: 'unknown' });
    }
  }

  private verdict({ items, fallback }: SpeechProviders): ListenerCheckState {
    const { codes, notThisBrowser } = words.captions;
    const wanted = this.settings.provider ?? fallback;
    if (wanted === null) return { kind: 'problem', text: codes['no-provider'] };
    if (wanted === 'browser' && !this.canRecognise) {
      return { kind: 'problem', text: notThisBrowser };
    }
    const provider = items.find(({ name }) => name === wanted);
    if (provider && !provider.isAvailable) {
      return { kind: 'problem', text: codes[provider.code ?? 'other'] };
    }
    return { kind: 'ready', provider: wanted, language: this.settings.language };
  }
}
