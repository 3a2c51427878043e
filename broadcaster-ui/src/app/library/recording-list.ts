import { computed } from '@angular/core';
import { Page } from '../api/page';
import { AtPage, PagedList, pageSize } from '../ui/paged-list';
import { isInProgress, Recording, RecordingStatus } from './recording';
import { RecordingApi } from './recording-api';

export const recordingFilters = ['all', 'ready', 'in-progress', 'attention'] as const;
export type RecordingFilter = (typeof recordingFilters)[number];

const statusesOf: Record<RecordingFilter, readonly RecordingStatus[]> = {
  all: [],
  ready: ['ready'],
  'in-progress': ['recording', 'processing'],
  attention: ['incomplete', 'failed'],
};

interface Narrowing {
  readonly search: string;
  readonly filter: RecordingFilter;
  readonly deleted: boolean;
}

/** One's own recordings, or those that were deleted within the last day. */
export class RecordingList extends PagedList<Recording, Narrowing> {
  /** Something shown changes by itself. */
  readonly isInProgress = computed(() => this.items().some(isInProgress));

  constructor(private readonly recordings: Pick<RecordingApi, 'listMine' | 'remove' | 'restore'>) {
    super({ search: '', filter: 'all', deleted: false });
  }

  search(search: string): Promise<void> {
    return this.narrow({ search: search.trim() });
  }

  show(filter: RecordingFilter): Promise<void> {
    return this.narrow({ filter, deleted: false });
  }

  showDeleted(deleted: boolean): Promise<void> {
    return this.narrow({ filter: 'all', search: '', deleted });
  }

  async remove(recording: Recording): Promise<void> {
    await this.recordings.remove(recording.id);
    await this.reloadWithoutOne();
  }

  /** Takes a deletion back: from the list of the deleted, or right after it. */
  async restore(recording: Recording): Promise<void> {
    await this.recordings.restore(recording.id);
    await (this.query().deleted ? this.reloadWithoutOne() : this.reload());
  }

  protected find(query: Narrowing & AtPage): Promise<Page<Recording>> {
    const { search, filter, deleted, page } = query;
    const statuses = statusesOf[filter];
    return this.recordings.listMine({ search, statuses, deleted, page, size: pageSize });
  }

  protected isNarrowed({ search, filter }: Narrowing): boolean {
    return search !== '' || filter !== 'all';
  }
}
