import { Component, computed, input } from '@angular/core';
import { DeviceKind } from '../media/devices';
import { words } from '../words';
import { Capture } from './capture';

/** Which camera or microphone: the browser's own list, which every phone shows in its own best way. */
@Component({
  selector: 'app-device-picker',
  template: `
    <select
      [attr.aria-label]="words[kind()]"
      [disabled]="options().length === 0"
      (change)="choose($any($event.target).value)"
    >
      @for (device of options(); track device.id) {
        <option [value]="device.id" [selected]="device.id === current()">{{ device.label }}</option>
      } @empty {
        <option>{{ words.default }}</option>
      }
    </select>
  `,
  styles: `
    select {
      box-sizing: border-box;
      width: 100%;
      height: 36px;
      padding: 0 32px 0 var(--space-3);
      overflow: hidden;
      border: 1px solid var(--control-line);
      border-radius: var(--radius-control);
      appearance: none;
      background: var(--surface-raised)
        linear-gradient(45deg, transparent 50%, var(--text-muted) 50%) right 17px center / 5px 5px
        no-repeat;
      background-image:
        linear-gradient(45deg, transparent 50%, var(--text-muted) 50%),
        linear-gradient(-45deg, transparent 50%, var(--text-muted) 50%);
      background-position:
        right 17px center,
        right 12px center;
      color: var(--text);
      font: inherit;
      text-overflow: ellipsis;
    }

    select:disabled {
      border-color: var(--line);
      color: var(--text-muted);
    }
  `,
})
export class DevicePicker {
  readonly capture = input.required<Capture>();
  readonly kind = input.required<DeviceKind>();

  protected readonly words = words.studio.devices;
  protected readonly options = computed(() => this.capture().devices()[this.kind()]);
  protected readonly current = computed(() => this.capture().currentId(this.kind()));

  protected choose(id: string): void {
    void this.capture().choose(this.kind(), id);
  }
}
