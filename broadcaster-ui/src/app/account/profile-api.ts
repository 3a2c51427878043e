import { ApiClient } from '../api/api-client';
import { readUser, User } from './user';

/** What changes of one's own profile; what is left out stays. */
export interface ProfileChange {
  readonly name?: string;
  readonly biography?: string;
  /** A data URL, or null to have none. */
  readonly picture?: string | null;
}

/** What people do with their own account (`/api/users/me`). */
export class ProfileApi {
  constructor(private readonly api: ApiClient) {}

  async read(): Promise<User> {
    return readUser(await this.api.send({ method: 'GET', path: '/api/users/me' }));
  }

  async change(change: ProfileChange): Promise<User> {
    return readUser(await this.api.send({ method: 'PATCH', path: '/api/users/me', body: change }));
  }

  async changePassword(current: string, password: string): Promise<void> {
    const body = { current, password };
    await this.api.send({ method: 'POST', path: '/api/users/me/password', body });
  }
}
