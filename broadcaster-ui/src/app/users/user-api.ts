import { ApiClient } from '../api/api-client';
import { Page, readPage } from '../api/page';
import { record, text } from '../api/wire';
import { readUser, Role, User } from '../account/user';

export interface UserQuery {
  readonly search: string;
  /** Counted from 0. */
  readonly page: number;
  readonly size: number;
}

/** An account as an administrator writes it. */
export interface UserDraft {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** An account with the one-time link on which its person sets a password. */
export interface PasswordLink {
  readonly user: User;
  /** Path on this origin. */
  readonly passwordLink: string;
}

/** What administrators do with accounts (`/api/users`). */
export class UserApi {
  constructor(private readonly api: ApiClient) {}

  async list({ search, page, size }: UserQuery): Promise<Page<User>> {
    const parameters = new URLSearchParams({ page: String(page), size: String(size) });
    if (search !== '') parameters.set('q', search);
    const path = `/api/users?${parameters.toString()}`;
    return readPage(await this.api.send({ method: 'GET', path }), readUser);
  }

  async add(draft: UserDraft): Promise<PasswordLink> {
    return readLink(await this.api.send({ method: 'POST', path: '/api/users', body: draft }));
  }

  async change(id: string, draft: Partial<UserDraft>): Promise<User> {
    return readUser(await this.api.send({ method: 'PATCH', path: userPath(id), body: draft }));
  }

  async remove(id: string): Promise<void> {
    await this.api.send({ method: 'DELETE', path: userPath(id) });
  }

  async passwordLink(id: string): Promise<PasswordLink> {
    const path = `${userPath(id)}/password-link`;
    return readLink(await this.api.send({ method: 'POST', path }));
  }
}

function userPath(id: string): string {
  return `/api/users/${encodeURIComponent(id)}`;
}

function readLink(value: unknown): PasswordLink {
  const from = record(value);
  return { user: readUser(from['user']), passwordLink: text(from, 'passwordLink') };
}
