import { optionalText, record, text, texts } from '../api/wire';

export const roles = ['ADMIN', 'BROADCASTER', 'VIEWER'] as const;
export type Role = (typeof roles)[number];

export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly pictureUrl: string | null;
  readonly biography: string;
  /** The person has not chosen a password yet. */
  readonly isInvited: boolean;
}

export function readUser(value: unknown): User {
  const from = record(value, 'user');
  return {
    id: text(from, 'id'),
    email: text(from, 'email'),
    name: text(from, 'name'),
    // A role that a later server knows is none of ours.
    roles: texts(from, 'roles').flatMap((role) => roles.find((known) => known === role) ?? []),
    pictureUrl: optionalText(from, 'pictureUrl'),
    biography: optionalText(from, 'biography') ?? '',
    isInvited: from['passwordSet'] === false,
  };
}

export function isAdministrator(user: Pick<User, 'roles'> | null): boolean {
  return user?.roles.includes('ADMIN') === true;
}
