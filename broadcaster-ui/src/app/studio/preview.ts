import { Component, computed, input } from '@angular/core';
import { Icon } from '../ui/icon';
import { words } from '../words';
import { Studio } from './studio';

/** One's own picture, silent and exactly as viewers get it. */
@Component({
  selector: 'app-preview',
  imports: [Icon],
  template: `
    @if (media(); as stream) {
      <video
        autoplay
        playsinline
        [muted]="true"
        [srcObject]="stream"
        [attr.aria-label]="words.preview"
      ></video>
    }
    @if (studio().screen.isSharing()) {
      <p class="source"><app-icon name="monitor" />{{ words.screen.shown }}</p>
    }
    @if (cover(); as text) {
      <div class="cover">
        <app-icon name="camera-off" />
        <p>{{ text }}</p>
      </div>
    }
  `,
  styles: `
    :host {
      position: relative;
      display: block;
      overflow: hidden;
      aspect-ratio: 16 / 9;
      border-radius: var(--radius-card);
      background: var(--stage);
    }

    video {
      display: block;
      width: 100%;
      height: 100%;
      object-fit: contain;
    }

    .source {
      --icon-size: 16px;
      position: absolute;
      top: var(--space-3);
      left: var(--space-3);
      display: flex;
      align-items: center;
      gap: var(--space-2);
      padding: 4px 10px;
      border-radius: var(--radius-control);
      background: var(--stage);
      color: var(--on-stage);
    }

    .cover {
      --icon-size: 32px;
      position: absolute;
      inset: 0;
      display: grid;
      align-content: center;
      justify-items: center;
      gap: var(--space-3);
      padding: var(--space-4);
      background: var(--stage);
      color: var(--on-stage-muted);
      text-align: center;
    }
  `,
})
export class Preview {
  readonly studio = input.required<Studio>();

  protected readonly words = words.studio;
  protected readonly media = computed(() => {
    const track = this.studio().picture();
    return track ? new MediaStream([track]) : null;
  });
  protected readonly cover = computed(() => {
    if (this.studio().screen.isSharing()) return null;
    const { capture } = this.studio();
    const camera = capture.camera();
    switch (camera.kind) {
      case 'asking':
        return words.studio.preflight.asking;
      case 'problem':
        return `${words.studio.preflight.camera}: ${words.studio.capture[camera.problem]}`;
      case 'ready':
        return capture.isCameraOff() ? words.studio.cameraIsOff : null;
    }
  });
}
