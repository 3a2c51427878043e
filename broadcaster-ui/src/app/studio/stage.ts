import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatTooltip } from '@angular/material/tooltip';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { LinkClipboard } from '../ui/clipboard';
import { Confirm } from '../ui/confirm';
import { EmptyState } from '../ui/empty-state';
import { Icon } from '../ui/icon';
import { clock } from '../ui/moments';
import { StatusBadge } from '../ui/status-badge';
import { mediaMatches } from '../ui/viewport';
import { words } from '../words';
import { AudienceCard } from './audience-card';
import { CaptionsCard } from './captions-card';
import { HealthCard } from './health-card';
import { LevelBar } from './level-bar';
import { PreflightCard } from './preflight-card';
import { Preview } from './preview';
import { RecordingLine } from './recording-line';
import { ShareCard } from './share-card';
import { shortcutFor } from './shortcuts';
import { StageNotices } from './stage-notices';
import { Studio } from './studio';

type Panel = 'preflight' | 'audience' | 'health' | 'captions' | 'share';

/** The studio's page: picture, controls, and a rail that becomes tabs on a phone. */
@Component({
  selector: 'app-stage',
  imports: [
    AudienceCard,
    CaptionsCard,
    EmptyState,
    HealthCard,
    Icon,
    LevelBar,
    MatButton,
    MatIconButton,
    MatTooltip,
    PreflightCard,
    Preview,
    RecordingLine,
    RouterLink,
    ShareCard,
    StageNotices,
    StatusBadge,
  ],
  templateUrl: './stage.html',
  styleUrl: './stage.css',
  host: { '(document:keydown)': 'press($event)' },
})
export class Stage {
  private readonly confirm = inject(Confirm);
  private readonly clipboard = inject(LinkClipboard);
  private readonly dialog = inject(MatDialog);
  private readonly chosenPanel = signal<Panel | null>(null);

  readonly studio = input.required<Studio>();

  protected readonly words = words.studio;
  protected readonly eventWords = words.event;
  protected readonly common = words.common;
  protected readonly isPhone = mediaMatches('(max-width: 960px)');
  protected readonly phase = computed(() => this.studio().broadcast.phase().kind);
  protected readonly isBefore = computed(() =>
    ['ready', 'starting', 'refused', 'broken'].includes(this.phase()),
  );
  protected readonly isOnStage = computed(() =>
    ['starting', 'live', 'ending', 'end-failed'].includes(this.phase()),
  );
  protected readonly canEnd = computed(
    () => this.phase() === 'live' || (this.isBefore() && this.studio().isOpen()),
  );
  protected readonly panels = computed<readonly Panel[]>(() =>
    this.isBefore()
      ? ['preflight', 'share']
      : this.studio().captions
        ? ['audience', 'health', 'captions', 'share']
        : ['audience', 'health', 'share'],
  );
  protected readonly panel = computed<Panel>(() => {
    const chosen = this.chosenPanel();
    const panels = this.panels();
    return chosen !== null && panels.includes(chosen) ? chosen : (panels[0] ?? 'share');
  });
  protected readonly badgeLabel = computed(() => {
    if (this.phase() === 'starting') return words.studio.starting;
    return this.studio().badge() === 'created' ? words.studio.notLive : undefined;
  });
  protected readonly elapsed = computed(() => {
    const ms = this.studio().elapsedMs();
    return ms === null ? null : clock(ms);
  });
  protected readonly endedText = computed(() => {
    const phase = this.studio().broadcast.phase();
    if (phase.kind !== 'ended' || phase.liveMs === null) return words.studio.ended.over;
    return words.studio.ended.text(clock(phase.liveMs));
  });
  protected readonly level = () => this.studio().capture.level;

  constructor() {
    // A tab among many tells that it is the one on air.
    const title = inject(Title);
    effect(() => {
      const { stream, broadcast, foreground } = this.studio();
      title.setTitle(
        broadcast.isOnAir() && foreground.isHidden()
          ? words.studio.hiddenTitle(stream.title)
          : words.studio.tabTitle(stream.title, broadcast.isOnAir()),
      );
    });
  }

  protected isShown(panel: Panel): boolean {
    return this.panels().includes(panel) && (!this.isPhone() || this.panel() === panel);
  }

  protected show(panel: Panel): void {
    this.chosenPanel.set(panel);
  }

  /** Arrow keys go from tab to tab, as everywhere. */
  protected moveTab(event: Event, by: 1 | -1): void {
    const panels = this.panels();
    const next = panels.at((panels.indexOf(this.panel()) + by) % panels.length);
    if (!next) return;
    this.show(next);
    event.preventDefault();
    const list = (event.currentTarget as HTMLElement).parentElement;
    list?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  }

  /** A private stream has addresses that are made one by one, in the share card. */
  protected hasLink(): boolean {
    return this.studio().stream.visibility !== 'private';
  }

  protected copyLink(): void {
    if (!this.hasLink()) return;
    void this.clipboard.copy(this.studio().watchLink);
  }

  protected async end(): Promise<void> {
    const sure = await this.confirm.ask({
      title: words.studio.endTitle,
      text: words.studio.endText,
      cancel: words.common.cancel,
      confirm: words.studio.endConfirm,
    });
    if (sure) await this.studio().end();
  }

  protected async openSettings(): Promise<void> {
    const { SettingsDialog } = await import('./settings-dialog');
    this.dialog.open(SettingsDialog, { data: this.studio(), width: '480px' });
  }

  protected async openShortcuts(): Promise<void> {
    const { ShortcutsDialog } = await import('./shortcuts-dialog');
    this.dialog.open(ShortcutsDialog, { width: '400px', autoFocus: 'dialog' });
  }

  protected press(event: KeyboardEvent): void {
    if (this.dialog.openDialogs.length > 0) return;
    switch (shortcutFor(event)) {
      case 'microphone':
        this.studio().capture.toggleMute();
        return;
      case 'camera':
        this.studio().capture.toggleCamera();
        return;
      case 'screen':
        void this.studio().toggleScreen();
        return;
      case 'settings':
        void this.openSettings();
        return;
      case 'copy':
        this.copyLink();
        return;
      case 'retry':
        if (this.studio().broadcast.isReconnecting()) this.studio().broadcast.retryNow();
        return;
      case 'end':
        if (this.canEnd()) void this.end();
        return;
      case 'help':
        void this.openShortcuts();
        return;
      case null:
        return;
    }
  }
}
