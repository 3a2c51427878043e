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
import { PictureForm } from './picture-form';
import { Studio } from './studio';

/** Another camera, microphone or picture, before and during the stream. */
@Component({
  selector: 'app-settings-dialog',
  imports: [
    DevicePicker,
    LevelBar,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    PictureForm,
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
          }
        </div>
      }
      <div class="device">
        <h3>{{ words.picture.title }}</h3>
        <app-picture-form [studio]="studio" />
        @if (isLive()) {
          <p>{{ words.picture.switching }}</p>
        }
      </div>
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
export class SettingsDialog {
  protected readonly studio = inject<Studio>(MAT_DIALOG_DATA);
  protected readonly words = words.studio;
  protected readonly close = words.shortcuts.close;
  protected readonly kinds = deviceKinds;
  protected readonly isLive = computed(() => this.studio.broadcast.isOnAir());
  protected readonly level = () => this.studio.capture.level;
}
