import { Page } from '../api/page';
import { AtPage, PagedList, pageSize } from '../ui/paged-list';
import { Stream, StreamStatus } from './stream';
import { StreamApi } from './stream-api';

export const streamFilters = ['all', 'live', 'created', 'ended'] as const;
export type StreamFilter = (typeof streamFilters)[number];

const statusesOf: Record<StreamFilter, readonly StreamStatus[]> = {
  all: [],
  live: ['live', 'reconnecting'],
  created: ['created'],
  ended: ['ended'],
};

interface Narrowing {
  readonly search: string;
  readonly filter: StreamFilter;
}

/** One's own streams. */
export class StreamList extends PagedList<Stream, Narrowing> {
  constructor(private readonly streams: Pick<StreamApi, 'listMine' | 'remove'>) {
    super({ search: '', filter: 'all' });
  }

  search(search: string): Promise<void> {
    return this.narrow({ search: search.trim() });
  }

  show(filter: StreamFilter): Promise<void> {
    return this.narrow({ filter });
  }

  async remove(stream: Stream): Promise<void> {
    await this.streams.remove(stream.id);
    await this.reloadWithoutOne();
  }

  protected find(query: Narrowing & AtPage): Promise<Page<Stream>> {
    const { search, filter, page } = query;
    return this.streams.listMine({ search, statuses: statusesOf[filter], page, size: pageSize });
  }

  protected isNarrowed({ search, filter }: Narrowing): boolean {
    return search !== '' || filter !== 'all';
  }
}
