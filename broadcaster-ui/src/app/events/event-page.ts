import { Component, computed, effect, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Problem } from '../api/problem';
import { Stream } from '../streams/stream';
import { StreamApi } from '../streams/stream-api';
import { EmptyState } from '../ui/empty-state';
import { renewWhile } from '../ui/renewal';
import { Spinner } from '../ui/spinner';
import { words } from '../words';
import { EventView } from './event-view';

const renewEveryMs = 10_000;

/** `/studio/streams/{id}/event?phrase=&t=`: loads the stream of an event, and looks now and then whether it is over. */
@Component({
  selector: 'app-event-page',
  imports: [EmptyState, EventView, MatButton, RouterLink, Spinner],
  template: `
    @if (stream(); as known) {
      <app-event-view [stream]="known" [phrase]="phrase() ?? null" [at]="seconds()" />
    } @else if (isMissing()) {
      <app-empty-state icon="search" [heading]="words.missing.title" [text]="words.missing.text">
        <a matButton="outlined" routerLink="/streams">{{ common.back }}</a>
      </app-empty-state>
    } @else if (loaded.error()) {
      <app-empty-state
        icon="wifi"
        [heading]="words.loadFailed.title"
        [text]="words.loadFailed.text"
      >
        <button matButton="outlined" (click)="loaded.reload()">{{ common.tryAgain }}</button>
      </app-empty-state>
    } @else {
      <div class="page"><app-spinner [label]="common.loading" /></div>
    }
  `,
})
export class EventPage {
  private readonly streams = inject(StreamApi);

  readonly id = input.required<string>();
  readonly phrase = input<string>();
  readonly t = input<string>();

  protected readonly words = words.studio;
  protected readonly common = words.common;
  protected readonly loaded = resource({
    params: () => this.id(),
    loader: ({ params }) => this.streams.read(params),
  });
  /** What came last: a renewal that fails takes nothing away. */
  protected readonly stream = signal<Stream | null>(null);
  protected readonly seconds = computed(() => {
    const seconds = Number(this.t() ?? Number.NaN);
    return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
  });
  protected readonly isMissing = computed(() => {
    const error = this.loaded.error();
    const cause = error instanceof Problem ? error : error?.cause;
    return cause instanceof Problem && cause.status === 404;
  });

  constructor() {
    effect(() => {
      this.stream.set(this.loaded.hasValue() ? this.loaded.value() : null);
    });
    renewWhile(
      () => this.stream() !== null && this.stream()?.status !== 'ended',
      renewEveryMs,
      () => this.renew(),
    );
  }

  private async renew(): Promise<void> {
    const id = this.id();
    try {
      const stream = await this.streams.read(id);
      if (id === this.id()) this.stream.set(stream);
    } catch {
      // What is shown stays, and the next renewal asks again.
    }
  }
}
