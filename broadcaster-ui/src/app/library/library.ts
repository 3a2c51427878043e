import { Component, computed, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { Session } from '../account/session';
import { isAdministrator } from '../account/user';
import { EmptyState } from '../ui/empty-state';
import { FilterBar } from '../ui/filter-bar';
import { Icon } from '../ui/icon';
import { ListRow } from '../ui/list-row';
import { ListView } from '../ui/list-view';
import { clock, moment } from '../ui/moments';
import { bytesText } from '../ui/rates';
import { renewWhile } from '../ui/renewal';
import { SearchField } from '../ui/search-field';
import { words } from '../words';
import { continuityText, noticeableGaps } from './continuity';
import { Downloads } from './downloads';
import { Recording } from './recording';
import { RecordingApi } from './recording-api';
import { RecordingBadge } from './recording-badge';
import { recordingFilters, RecordingList } from './recording-list';
import { RecordingPoster } from './recording-poster';
import { Removal } from './removal';
import { StorageCard } from './storage-card';

const renewEveryMs = 3_000;

/** `/studio/library`: one's own recordings, how they stand, and those that were deleted within a day. */
@Component({
  selector: 'app-library',
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
    RecordingBadge,
    RecordingPoster,
    RouterLink,
    SearchField,
    StorageCard,
  ],
  templateUrl: './library.html',
  styleUrls: ['../ui/list-page.css', './library.css'],
})
export class Library {
  private readonly removal = inject(Removal);
  private readonly downloads = inject(Downloads);
  private readonly session = inject(Session);

  protected readonly list = new RecordingList(inject(RecordingApi));
  protected readonly words = words.library;
  protected readonly common = words.common;
  protected readonly filters = recordingFilters;
  protected readonly clock = clock;
  protected readonly bytesText = bytesText;
  protected readonly moment = moment;
  protected readonly continuityText = continuityText;
  protected readonly isAdministrator = computed(() => isAdministrator(this.session.user()));

  constructor() {
    void this.list.reload();
    renewWhile(
      () => this.list.isInProgress(),
      renewEveryMs,
      () => this.list.reload(),
    );
  }

  protected showAll(): void {
    void this.list.search('').then(() => this.list.show('all'));
  }

  protected gapNote(recording: Recording): string | null {
    const { length } = noticeableGaps(recording);
    return length === 0 ? null : words.library.continuity.note(length);
  }

  protected download(recording: Recording): void {
    void this.downloads.start(recording);
  }

  protected remove(recording: Recording): void {
    void this.removal.remove(recording, this.list);
  }

  protected restore(recording: Recording): void {
    void this.removal.restore(recording, this.list);
  }
}
