import { Role, roles, User } from '../account/user';
import { UserDraft } from './user-api';

/** The fields of the form. */
export interface UserFields {
  readonly email: string;
  readonly name: string;
  readonly roles: Readonly<Record<Role, boolean>>;
}

export const newUser: UserFields = {
  email: '',
  name: '',
  roles: { ADMIN: false, BROADCASTER: true, VIEWER: false },
};

export function fieldsOf(user: User): UserFields {
  const has = (role: Role): boolean => user.roles.includes(role);
  return {
    email: user.email,
    name: user.name,
    roles: { ADMIN: has('ADMIN'), BROADCASTER: has('BROADCASTER'), VIEWER: has('VIEWER') },
  };
}

export function draftOf(fields: UserFields): UserDraft {
  return {
    email: fields.email.trim(),
    name: fields.name.trim(),
    roles: roles.filter((role) => fields.roles[role]),
  };
}

/** Only what is different, so that a change that somebody made meanwhile to another field is not undone. */
export function userChange(before: User, draft: UserDraft): Partial<UserDraft> {
  const sameRoles =
    draft.roles.length === before.roles.length &&
    draft.roles.every((role) => before.roles.includes(role));
  return {
    ...(draft.email === before.email ? {} : { email: draft.email }),
    ...(draft.name === before.name ? {} : { name: draft.name }),
    ...(sameRoles ? {} : { roles: draft.roles }),
  };
}
