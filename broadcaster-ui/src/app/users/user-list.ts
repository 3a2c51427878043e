import { User } from '../account/user';
import { Page } from '../api/page';
import { AtPage, PagedList, pageSize } from '../ui/paged-list';
import { UserApi } from './user-api';

interface Narrowing {
  readonly search: string;
}

/** All accounts, by their email address. */
export class UserList extends PagedList<User, Narrowing> {
  constructor(private readonly users: Pick<UserApi, 'list' | 'remove'>) {
    super({ search: '' });
  }

  search(search: string): Promise<void> {
    return this.narrow({ search: search.trim() });
  }

  async remove(user: User): Promise<void> {
    await this.users.remove(user.id);
    await this.reloadWithoutOne();
  }

  protected find({ search, page }: Narrowing & AtPage): Promise<Page<User>> {
    return this.users.list({ search, page, size: pageSize });
  }

  protected isNarrowed({ search }: Narrowing): boolean {
    return search !== '';
  }
}
