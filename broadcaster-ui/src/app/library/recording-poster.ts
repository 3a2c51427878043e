import { Component, computed, inject, input, linkedSignal, resource } from '@angular/core';
import { Icon } from '../ui/icon';
import { Recording } from './recording';
import { VodAddresses } from './vod-addresses';

/** A recording's picture, or a drawing where there is none yet. Decoration: the title stands beside it. */
@Component({
  selector: 'app-recording-poster',
  imports: [Icon],
  template: `
    @if (address.hasValue() && address.value() && !isBroken()) {
      <img [src]="address.value()" alt="" loading="lazy" (error)="isBroken.set(true)" />
    } @else {
      <app-icon name="film" />
    }
    <ng-content />
  `,
  host: { 'aria-hidden': 'true' },
  styles: `
    :host {
      --icon-size: 22px;
      position: relative;
      display: grid;
      flex: none;
      place-items: center;
      aspect-ratio: 16 / 9;
      overflow: hidden;
      border-radius: 6px;
      background: var(--surface-sunken);
      color: var(--text-muted);
    }

    img {
      position: absolute;
      width: 100%;
      height: 100%;
      object-fit: cover;
    }
  `,
})
export class RecordingPoster {
  private readonly addresses = inject(VodAddresses);

  readonly recording = input.required<Recording>();

  /** A renewed list tells the same pictures again, and none of them shall blink. */
  private readonly place = computed(
    () => {
      const { posterUrl, streamId, visibility } = this.recording();
      return { posterUrl, streamId, visibility };
    },
    { equal: (a, b) => a.posterUrl === b.posterUrl && a.visibility === b.visibility },
  );

  protected readonly address = resource({
    params: () => this.place(),
    loader: ({ params }) =>
      params.posterUrl === null
        ? Promise.resolve(null)
        : this.addresses.open(params, params.posterUrl),
  });
  protected readonly isBroken = linkedSignal({
    source: this.address.value,
    computation: () => false,
  });
}
