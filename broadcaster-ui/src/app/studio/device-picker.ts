import { Component, computed, input } from '@angular/core';
import { DeviceKind } from '../media/devices';
import { Choice, ChoiceOption } from '../ui/choice';
import { words } from '../words';
import { Capture } from './capture';

/** Which camera or microphone. */
@Component({
  selector: 'app-device-picker',
  imports: [Choice],
  template: `
    <app-choice
      [label]="words[kind()]"
      [options]="options()"
      [value]="current()"
      [empty]="words.default"
      (chosen)="choose($event)"
    />
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class DevicePicker {
  readonly capture = input.required<Capture>();
  readonly kind = input.required<DeviceKind>();

  protected readonly words = words.studio.devices;
  protected readonly options = computed<readonly ChoiceOption[]>(() => {
    const devices = this.capture().devices()[this.kind()];
    return devices.map(({ id, label }) => ({ value: id, label }));
  });
  protected readonly current = computed(() => this.capture().currentId(this.kind()));

  protected choose(id: string): void {
    void this.capture().choose(this.kind(), id);
  }
}
