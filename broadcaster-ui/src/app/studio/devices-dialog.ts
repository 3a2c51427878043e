import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { deviceKinds } from '../media/devices';
import { words } from '../words';
import { DevicePicker } from './device-picker';
import { LevelBar } from './level-bar';
import { Studio } from './studio';

/** Another camera or microphone, before and during the stream. */
@Component({
  selector: 'app-devices-dialog',
  imports: [
    DevicePicker,
    LevelBar,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
  ],
  template: `
    <h2 mat-dialog-title>{{ words.controls.settings }}</h2>
    <mat-dialog-content>
      @for (kind of kinds; track kind) {
        <div class="device">
          <h3>{{ words.devices[kind] }}</h3>
          <app-device-picker [capture]="studio.capture" [kind]="kind" />
          @if (kind === 'microphone') {
            <app-level-bar [read]="level" [muted]="studio.capture.isMuted()" />
          } @else if (isLive()) {
            <p>{{ words.devices.switching }}</p>
          }
        </div>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="outlined" mat-dialog-close>{{ close }}</button>
    </mat-dialog-actions>
  `,
  styles: `
    .device {
      display: grid;
      gap: var(--space-2);
      padding-bottom: var(--space-5);
    }

    h3 {
      color: var(--text);
      font-size: var(--text-14);
      font-weight: 550;
    }
  `,
})
export class DevicesDialog {
  protected readonly studio = inject<Studio>(MAT_DIALOG_DATA);
  protected readonly words = words.studio;
  protected readonly close = words.shortcuts.close;
  protected readonly kinds = deviceKinds;
  protected readonly isLive = computed(() => this.studio.broadcast.isOnAir());
  protected readonly level = () => this.studio.capture.level;
}
