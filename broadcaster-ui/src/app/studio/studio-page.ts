import { Component, DestroyRef, effect, inject, input, resource, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Problem } from '../api/problem';
import { EventView } from '../events/event-view';
import { Stream } from '../streams/stream';
import { StreamApi } from '../streams/stream-api';
import { Confirm } from '../ui/confirm';
import { EmptyState } from '../ui/empty-state';
import { Spinner } from '../ui/spinner';
import { words } from '../words';
import { OnAir } from './on-air';
import { Stage } from './stage';
import { Studio } from './studio';
import { StudioFactory } from './studio-factory';

/** `/studio/streams/{id}`: loads the stream and opens its studio, or says why there is none. */
@Component({
  selector: 'app-studio',
  imports: [EmptyState, EventView, MatButton, RouterLink, Spinner, Stage],
  templateUrl: './studio-page.html',
  styles: `
    .loading {
      display: grid;
      place-items: center;
      min-height: 60dvh;
      --icon-size: 28px;
    }
  `,
  host: { '(window:beforeunload)': 'warnBeforeUnload($event)' },
})
export class StudioPage {
  private readonly streams = inject(StreamApi);
  private readonly factory = inject(StudioFactory);
  private readonly onAir = inject(OnAir);
  private readonly confirm = inject(Confirm);
  private open: Studio | null = null;

  readonly id = input.required<string>();

  protected readonly words = words.studio;
  protected readonly common = words.common;
  protected readonly studio = resource({
    params: () => this.id(),
    loader: async ({ params }) => {
      const stream = await this.streams.read(params);
      return stream.status === 'ended' ? stream : this.factory.open(stream);
    },
  });

  constructor() {
    effect(() => {
      const value = this.studio.hasValue() ? this.studio.value() : null;
      untracked(() => {
        this.replace(value instanceof Studio ? value : null);
      });
    });
    inject(DestroyRef).onDestroy(() => {
      this.replace(null);
    });
  }

  /** Asked by the router before another page comes. */
  async mayLeave(): Promise<boolean> {
    if (!this.onAir.isOnAir()) return true;
    return this.confirm.ask({
      title: words.studio.leaveTitle,
      text: words.studio.leaveText,
      cancel: words.studio.leaveStay,
      confirm: words.studio.leaveGo,
    });
  }

  protected warnBeforeUnload(event: BeforeUnloadEvent): void {
    if (this.onAir.isOnAir()) event.preventDefault();
  }

  /** An event that is over. */
  protected asStream(value: Stream | Studio): Stream | null {
    return value instanceof Studio ? null : value;
  }

  protected asStudio(value: unknown): Studio | null {
    return value instanceof Studio ? value : null;
  }

  protected isMissing(): boolean {
    const error = this.studio.error();
    // A resource wraps what its loader threw.
    const cause = error?.cause ?? error;
    return cause instanceof Problem && cause.status === 404;
  }

  private replace(studio: Studio | null): void {
    if (this.open !== studio) this.open?.close();
    this.open = studio;
    this.onAir.follow(studio?.broadcast.isOnAir ?? null);
  }
}
