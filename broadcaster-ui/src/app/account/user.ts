import { optionalText, record, text, texts } from '../api/wire';

export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly pictureUrl: string | null;
}

export function readUser(value: unknown): User {
  const from = record(value, 'user');
  return {
    id: text(from, 'id'),
    email: text(from, 'email'),
    name: text(from, 'name'),
    roles: texts(from, 'roles'),
    pictureUrl: optionalText(from, 'pictureUrl'),
  };
}
