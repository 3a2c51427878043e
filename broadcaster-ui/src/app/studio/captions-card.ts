import { Component, computed, effect, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { ListenerState } from '../speech/listener';
import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';
import { renewWhile } from '../ui/renewal';
import { words } from '../words';
import { LiveCaptions } from './live-captions';

const renewEveryMs = 5_000;

/** How the captions are, in a word and what to do, and what viewers read now. */
@Component({
  selector: 'app-captions-card',
  imports: [Icon, MatButton, Notice, RouterLink],
  template: `
    <h2>
      <app-icon name="captions" />{{ words.title }}
      @if (verdict(); as state) {
        <span [class]="'verdict ' + tone()" role="status">{{ words.states[state] }}</span>
      }
    </h2>
    @if (captions().state()?.isDraft) {
      <p>
        <span class="draft">{{ transcriptWords.draft }}</span>
      </p>
    }
    @if (captions().isDeaf) {
      <app-notice tone="warn">{{ words.notThisBrowser }}</app-notice>
    } @else if (problem(); as text) {
      <app-notice tone="warn">
        {{ text }}
        <button noticeAction matButton (click)="captions().tryAgain()">
          {{ common.tryAgain }}
        </button>
      </app-notice>
    } @else if (text(); as said) {
      <p class="muted">{{ said }}</p>
    }
    <div class="shown" role="log" [attr.aria-label]="live.last" aria-live="off">
      @for (cue of captions().shown(); track cue.id) {
        <p dir="auto" [class.guess]="!cue.isFinal" [attr.lang]="cue.language || null">
          {{ cue.text }}
        </p>
      } @empty {
        <p class="muted">{{ live.none }}</p>
      }
    </div>
    <a matButton [routerLink]="['/streams', streamId(), 'event']" target="_blank">
      <app-icon matButtonIcon name="external" />{{ live.transcript }}
    </a>
  `,
  styleUrl: './card.css',
  styles: `
    :host {
      grid-template-columns: minmax(0, 1fr);
    }

    .verdict {
      margin-left: auto;
      font-size: var(--text-12);
      letter-spacing: 0;
    }

    .good {
      color: var(--good);
    }

    .warn {
      color: var(--warn);
    }

    .bad {
      color: var(--bad);
    }

    .waiting {
      color: var(--text-muted);
    }

    .draft {
      padding: 2px var(--space-2);
      border-radius: 6px;
      background: var(--warn-soft);
      color: var(--warn);
      font-size: var(--text-12);
      font-weight: 600;
    }

    /* Room for two captions of two lines, so that nothing moves while somebody speaks. */
    .shown {
      display: grid;
      align-content: end;
      gap: var(--space-2);
      box-sizing: border-box;
      min-height: 92px;
      padding: var(--space-3);
      border-radius: var(--radius-control);
      background: var(--surface-sunken);
    }

    .shown p {
      overflow-wrap: anywhere;
      white-space: pre-line;
    }

    .guess {
      color: var(--text-muted);
    }

    a {
      justify-self: start;
      margin-left: -12px;
    }
  `,
})
export class CaptionsCard {
  readonly captions = input.required<LiveCaptions>();
  readonly streamId = input.required<string>();

  protected readonly words = words.captions;
  protected readonly live = words.captions.live;
  protected readonly transcriptWords = words.transcript;
  protected readonly common = words.common;
  /** An ear in this browser that has failed is worse than what the service knows of it. */
  protected readonly verdict = computed(() => {
    const captions = this.captions();
    const isBroken = captions.isDeaf || captions.listening?.().kind === 'failed';
    return isBroken ? 'failed' : captions.state()?.state;
  });
  protected readonly tone = computed(() => {
    const state = this.captions().state();
    if (this.verdict() === 'failed') return 'bad';
    if (state?.code || state?.state === 'reconnecting' || state?.state === 'queued') return 'warn';
    return state?.state === 'listening' ? 'good' : 'waiting';
  });
  /** What only the host can mend. */
  protected readonly problem = computed(() => {
    const listening = this.captions().listening?.();
    return listening?.kind === 'failed' ? words.captions.live.problems[listening.problem] : null;
  });
  protected readonly text = computed(() => {
    const captions = this.captions();
    const listening = captions.listening?.();
    if (listening && listening.kind !== 'failed') return this.earText(listening);
    if (captions.isUnknown()) return words.captions.live.unknown;
    const state = captions.state();
    if (!state) return words.common.loading;
    return [
      state.code ? words.captions.codes[state.code] : '',
      words.captions.stateTexts[state.state],
    ]
      .filter((part) => part !== '')
      .join(' ');
  });

  constructor() {
    effect(() => {
      void this.captions().renew();
    });
    renewWhile(
      () => true,
      renewEveryMs,
      () => this.captions().renew(),
    );
  }

  private earText({ kind }: Exclude<ListenerState, { readonly kind: 'failed' }>): string {
    const say = words.captions.live.browser;
    return kind === 'off' && this.captions().isMuted() ? say.muted : say[kind];
  }
}
