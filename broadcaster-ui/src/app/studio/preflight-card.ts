import { Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { DeviceKind } from '../media/devices';
import { Icon } from '../ui/icon';
import { words } from '../words';
import { DevicePicker } from './device-picker';
import { LevelBar } from './level-bar';
import { PreflightItem } from './preflight';
import { Studio } from './studio';

/** The list before the start: each line fine, waiting, or with the one step that mends it. */
@Component({
  selector: 'app-preflight-card',
  imports: [DevicePicker, Icon, LevelBar, MatButton],
  templateUrl: './preflight-card.html',
  styleUrl: './preflight-card.css',
})
export class PreflightCard {
  readonly studio = input.required<Studio>();

  protected readonly words = words.studio.preflight;
  protected readonly common = words.common;
  protected readonly level = () => this.studio().capture.level;
  protected readonly isAllFine = computed(() =>
    this.studio()
      .preflight()
      .every(({ state }) => state === 'ok'),
  );
  protected readonly summary = computed(() => {
    if (!this.studio().isReady()) return words.studio.preflight.notReady;
    return this.isAllFine() ? words.studio.preflight.ready : words.studio.preflight.nearlyReady;
  });

  protected stateWord(item: PreflightItem): string {
    return words.studio.preflight[item.state];
  }

  protected deviceKind(item: PreflightItem): DeviceKind | null {
    const kind = item.key === 'camera' || item.key === 'microphone' ? item.key : null;
    return kind && this.studio().capture.devices()[kind].length > 1 ? kind : null;
  }

  protected retry(what: NonNullable<PreflightItem['retry']>): void {
    if (what === 'connection') this.studio().measureAgain();
    else void this.studio().capture.retry(what);
  }
}
