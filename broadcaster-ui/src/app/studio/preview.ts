import { Component, computed, input } from '@angular/core';
import { Icon } from '../ui/icon';
import { words } from '../words';
import { Capture } from './capture';

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
  readonly capture = input.required<Capture>();

  protected readonly words = words.studio;
  protected readonly media = computed(() => {
    const track = this.capture().cameraTrack();
    return track ? new MediaStream([track]) : null;
  });
  protected readonly cover = computed(() => {
    const camera = this.capture().camera();
    switch (camera.kind) {
      case 'asking':
        return words.studio.preflight.asking;
      case 'problem':
        return `${words.studio.preflight.camera}: ${words.studio.capture[camera.problem]}`;
      case 'ready':
        return this.capture().isCameraOff() ? words.studio.cameraIsOff : null;
    }
  });
}
