import { Page } from '../api/page';
import { AtPage, PagedList, pageSize } from '../ui/paged-list';
import { Hit } from './hit';
import { TranscriptApi } from './transcript-api';

const fewestLetters = 2;
const mostLetters = 200;

interface Narrowing {
  readonly search: string;
}

/** What was said, wherever one may look; nothing before there is something to look for. */
export class HitList extends PagedList<Hit, Narrowing> {
  constructor(
    private readonly transcripts: Pick<TranscriptApi, 'search'>,
    search = '',
  ) {
    super({ search });
  }

  search(search: string): Promise<void> {
    return this.narrow({ search: search.trim().slice(0, mostLetters) });
  }

  protected find({ search, page }: Narrowing & AtPage): Promise<Page<Hit>> {
    if (!isEnough(search)) {
      return Promise.resolve({ items: [], page: 0, size: pageSize, total: 0 });
    }
    return this.transcripts.search({ search, page, size: pageSize });
  }

  protected isNarrowed({ search }: Narrowing): boolean {
    return isEnough(search);
  }
}

function isEnough(search: string): boolean {
  return search.length >= fewestLetters;
}
