import { computed, signal } from '@angular/core';
import { Stream, StreamPage, StreamStatus } from './stream';
import { StreamApi } from './stream-api';

export const streamFilters = ['all', 'live', 'created', 'ended'] as const;
export type StreamFilter = (typeof streamFilters)[number];

const statusesOf: Record<StreamFilter, readonly StreamStatus[]> = {
  all: [],
  live: ['live', 'reconnecting'],
  created: ['created'],
  ended: ['ended'],
};

export const pageSize = 20;

export interface ListQuery {
  readonly search: string;
  readonly filter: StreamFilter;
  readonly page: number;
}

/** One's own streams: what is looked for, what came, and whether that is still true. */
export class StreamList {
  private readonly query_ = signal<ListQuery>({ search: '', filter: 'all', page: 0 });
  private readonly found = signal<StreamPage | null>(null);
  private readonly failed = signal(false);
  private readonly loading = signal(true);
  private request = 0;

  readonly query = this.query_.asReadonly();
  readonly items = computed<readonly Stream[]>(() => this.found()?.items ?? []);
  readonly total = computed(() => this.found()?.total ?? 0);
  readonly isLoading = this.loading.asReadonly();

  readonly state = computed<'loading' | 'failed' | 'empty' | 'no-match' | 'list'>(() => {
    const found = this.found();
    if (!found) return this.failed() ? 'failed' : 'loading';
    if (found.items.length > 0) return 'list';
    const { search, filter } = this.query_();
    return search === '' && filter === 'all' ? 'empty' : 'no-match';
  });

  /** What is shown came earlier; the last attempt to renew it failed. */
  readonly isStale = computed(() => this.failed() && this.found() !== null);

  readonly range = computed(() => {
    const { items, page, size, total } = this.found() ?? { items: [], page: 0, size: 0, total: 0 };
    const first = page * size;
    return { first: first + 1, last: first + items.length, total };
  });

  readonly hasPrevious = computed(() => this.query_().page > 0);
  readonly hasNext = computed(() => this.range().last < this.total());

  constructor(private readonly streams: Pick<StreamApi, 'listMine' | 'remove'>) {}

  search(search: string): Promise<void> {
    return this.ask({ ...this.query_(), search: search.trim(), page: 0 });
  }

  show(filter: StreamFilter): Promise<void> {
    return this.ask({ ...this.query_(), filter, page: 0 });
  }

  go(pages: 1 | -1): Promise<void> {
    return this.ask({ ...this.query_(), page: Math.max(0, this.query_().page + pages) });
  }

  /** Renews what is shown; a failure leaves it and says that it is old. */
  reload(): Promise<void> {
    return this.ask(this.query_());
  }

  async remove(stream: Stream): Promise<void> {
    await this.streams.remove(stream.id);
    const wasLastOfPage = this.items().length === 1 && this.query_().page > 0;
    await (wasLastOfPage ? this.go(-1) : this.reload());
  }

  private async ask(query: ListQuery): Promise<void> {
    const request = ++this.request;
    this.query_.set(query);
    this.loading.set(true);
    const { search, filter, page } = query;
    try {
      const found = await this.streams.listMine({
        search,
        statuses: statusesOf[filter],
        page,
        size: pageSize,
      });
      if (request !== this.request) return;
      this.found.set(found);
      this.failed.set(false);
    } catch {
      if (request === this.request) this.failed.set(true);
    } finally {
      if (request === this.request) this.loading.set(false);
    }
  }
}
