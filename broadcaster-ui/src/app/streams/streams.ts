import { Component, DestroyRef, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatSnackBar } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';
import { LinkClipboard } from '../ui/clipboard';
import { Confirm } from '../ui/confirm';
import { EmptyState } from '../ui/empty-state';
import { FilterBar } from '../ui/filter-bar';
import { Icon } from '../ui/icon';
import { IconName } from '../ui/icon-paths';
import { ListRow } from '../ui/list-row';
import { ListView } from '../ui/list-view';
import { moment } from '../ui/moments';
import { SearchField } from '../ui/search-field';
import { StatusBadge } from '../ui/status-badge';
import { words } from '../words';
import { Stream, Visibility } from './stream';
import { StreamApi } from './stream-api';
import { streamFilters, StreamList } from './stream-list';

const renewEveryMs = 10_000;
const visibilityIcons: Record<Visibility, IconName> = {
  public: 'globe',
  unlisted: 'link',
  private: 'lock',
};

/** One's own streams: find, open, change, delete. */
@Component({
  selector: 'app-streams',
  imports: [
    EmptyState,
    FilterBar,
    Icon,
    ListRow,
    ListView,
    MatButton,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    RouterLink,
    SearchField,
    StatusBadge,
  ],
  templateUrl: './streams.html',
  styleUrls: ['../ui/list-page.css', './streams.css'],
})
export class Streams {
  private readonly confirm = inject(Confirm);
  private readonly clipboard = inject(LinkClipboard);
  private readonly snackBar = inject(MatSnackBar);

  protected readonly list = new StreamList(inject(StreamApi));
  protected readonly words = words.streams;
  protected readonly eventWords = words.event;
  protected readonly common = words.common;
  protected readonly visibility = words.visibility;
  protected readonly filters = streamFilters;
  protected readonly visibilityIcons = visibilityIcons;

  constructor() {
    void this.list.reload();
    const renewing = setInterval(() => {
      if (document.visibilityState === 'visible') void this.list.reload();
    }, renewEveryMs);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(renewing);
    });
  }

  protected showAll(): void {
    void this.list.search('').then(() => this.list.show('all'));
  }

  /** The one time that matters for the state a stream is in. */
  protected when(stream: Stream): string {
    if (stream.endedAt) return words.streams.endedAt(moment(stream.endedAt));
    if (stream.startedAt) return words.streams.started(moment(stream.startedAt));
    if (stream.scheduledStart) return words.streams.scheduled(moment(stream.scheduledStart));
    return words.streams.createdAt(moment(stream.createdAt));
  }

  protected isOnAir(stream: Stream): boolean {
    return stream.status === 'live' || stream.status === 'reconnecting';
  }

  protected copyLink(stream: Stream): void {
    void this.clipboard.copy(new URL(stream.watchUrl, location.origin).href);
  }

  protected async remove(stream: Stream): Promise<void> {
    const sure = await this.confirm.ask({
      title: words.streams.removeTitle(stream.title),
      text: this.isOnAir(stream) ? words.streams.removeLiveText : words.streams.removeText,
      cancel: words.common.cancel,
      confirm: words.streams.remove,
    });
    if (!sure) return;
    let outcome = words.streams.removed(stream.title);
    try {
      await this.list.remove(stream);
    } catch {
      outcome = words.streams.removeFailed;
    }
    this.snackBar.open(outcome, undefined, { duration: 4_000 });
  }
}
