import { Component, computed, input } from '@angular/core';
import { Icon } from '../ui/icon';
import { bitrateText } from '../ui/rates';
import { words } from '../words';
import { HealthVerdict } from './health-history';
import { Sparkline } from './sparkline';
import { Studio } from './studio';

const verdictWords: Record<HealthVerdict, { readonly name: string; readonly text: string }> = {
  waiting: { name: words.studio.health.starting, text: words.studio.health.waiting },
  good: { name: words.studio.health.good, text: words.studio.health.goodText },
  behind: { name: words.studio.health.behind, text: words.studio.health.behindText },
  lagging: { name: words.studio.health.behind, text: words.studio.health.laggingText },
  reconnecting: { name: words.studio.health.reconnecting, text: words.studio.health.keptText },
};

/** How the stream is doing: a word first, then the numbers that made it. */
@Component({
  selector: 'app-health-card',
  imports: [Icon, Sparkline],
  templateUrl: './health-card.html',
  styleUrls: ['./card.css', './health-card.css'],
})
export class HealthCard {
  readonly studio = input.required<Studio>();

  protected readonly words = words.studio.health;
  protected readonly health = computed(() => this.studio().broadcast.health);
  protected readonly latest = computed(() => this.health().latest());
  protected readonly verdict = computed(() => ({
    kind: this.studio().verdict(),
    ...verdictWords[this.studio().verdict()],
  }));
  protected readonly bitrate = computed(() => {
    const kbps = this.latest()?.bitrateKbps;
    return kbps === undefined ? null : bitrateText(kbps);
  });
  protected readonly lag = computed(() => {
    const ms = this.latest()?.lagMs;
    if (ms === undefined) return null;
    return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
  });
  protected readonly delivery = computed(() => {
    const mode = this.latest()?.mode;
    if (mode === 'copy') return words.studio.health.copy;
    return mode === 'transcode' ? words.studio.health.transcode : null;
  });
}
