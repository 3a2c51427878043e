import { Component, computed, input } from '@angular/core';
import { DeviceKind } from '../media/devices';
import { Icon } from '../ui/icon';
import { words } from '../words';
import { Capture } from './capture';

/** Which camera or microphone: the browser's own list, which every phone shows in its own best way. */
@Component({
  selector: 'app-device-picker',
  imports: [Icon],
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
    <app-icon name="chevron-down" />
  `,
  styles: `
    :host {
      position: relative;
      display: block;
    }

    app-icon {
      --icon-size: 16px;
      position: absolute;
      top: 10px;
      right: 10px;
      color: var(--text-muted);
      pointer-events: none;
    }

    select {
      box-sizing: border-box;
      width: 100%;
      height: 36px;
      padding: 0 32px 0 var(--space-3);
      overflow: hidden;
      border: 1px solid var(--control-line);
      border-radius: var(--radius-control);
      appearance: none;
      background: var(--surface-raised);
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
