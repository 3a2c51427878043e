import { afterNextRender, Component, DestroyRef, ElementRef, inject, input } from '@angular/core';
import { Level, meterShare } from '../media/level-meter';

/** A moving bar for a microphone's level. It draws for each picture by itself and asks nobody to check for changes. */
@Component({
  selector: 'app-level-bar',
  template: '<i></i><b></b>',
  host: { 'aria-hidden': 'true', '[class.muted]': 'muted()' },
  styles: `
    :host {
      position: relative;
      display: block;
      overflow: hidden;
      height: 6px;
      border-radius: 3px;
      background: var(--surface-sunken);
    }

    i {
      position: absolute;
      inset: 0;
      background: linear-gradient(90deg, var(--good) 70%, var(--warn) 88%, var(--bad) 96%);
      clip-path: inset(0 calc(100% - var(--share, 0%)) 0 0);
    }

    b {
      position: absolute;
      inset-block: 0;
      left: calc(var(--peak, 0%) - 2px);
      width: 2px;
      background: var(--text-muted);
    }

    :host(.muted) {
      opacity: 0.45;
    }
  `,
})
export class LevelBar {
  readonly read = input.required<() => Level>();
  readonly muted = input(false);

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    let frame = 0;
    const draw = (): void => {
      const { rmsDb, peakDb } = this.read()();
      host.style.setProperty('--share', `${(meterShare(rmsDb) * 100).toFixed(1)}%`);
      host.style.setProperty('--peak', `${(meterShare(peakDb) * 100).toFixed(1)}%`);
      frame = requestAnimationFrame(draw);
    };
    afterNextRender({ read: draw });
    inject(DestroyRef).onDestroy(() => {
      cancelAnimationFrame(frame);
    });
  }
}
