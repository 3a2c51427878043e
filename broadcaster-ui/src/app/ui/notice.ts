import { Component, input } from '@angular/core';
import { Icon } from './icon';
import { IconName } from './icon-paths';

export type NoticeTone = 'info' | 'good' | 'warn' | 'bad';

const icons: Record<NoticeTone, IconName> = {
  info: 'activity',
  good: 'check',
  warn: 'alert',
  bad: 'alert',
};

/** One calm line that says what happened, what was kept and what to do. Buttons may follow the words. */
@Component({
  selector: 'app-notice',
  imports: [Icon],
  template: `
    <div class="line">
      <app-icon [name]="icons[tone()]" />
      <div class="words"><ng-content /></div>
    </div>
    <ng-content select="[noticeAction]" />
  `,
  host: { '[class]': 'tone()', '[attr.role]': 'tone() === "bad" ? "alert" : "status"' },
  styles: `
    :host {
      --icon-size: 18px;
      display: flex;
      align-items: center;
      gap: var(--space-3);
      padding: 10px var(--space-4);
      border-radius: var(--radius-control);
      background: var(--surface-hover);
      color: var(--text);
    }

    .line {
      display: flex;
      flex: 1;
      gap: var(--space-3);
      min-width: 0;
    }

    app-icon {
      margin-top: 1.5px;
    }

    .words {
      flex: 1;
      min-width: 0;
    }

    :host(.good) {
      background: var(--good-soft);
      --tone: var(--good);
    }

    :host(.warn) {
      background: var(--warn-soft);
      --tone: var(--warn);
    }

    :host(.bad) {
      background: var(--bad-soft);
      --tone: var(--bad);
    }

    app-icon {
      color: var(--tone, var(--text-muted));
    }
  `,
})
export class Notice {
  readonly tone = input<NoticeTone>('info');
  protected readonly icons = icons;
}
