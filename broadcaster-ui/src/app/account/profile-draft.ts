import { ProfileChange } from './profile-api';
import { User } from './user';

export const longestName = 80;
export const longestBiography = 2_000;

/** A profile while it is being written. */
export interface ProfileDraft {
  readonly name: string;
  readonly biography: string;
  /** Where the picture is: the server's path, or a data URL of a new one; null for none. */
  readonly picture: string | null;
}

export function draftOf(user: User): ProfileDraft {
  return { name: user.name, biography: user.biography, picture: user.pictureUrl };
}

/** Only what is different, so that a change made meanwhile in another place is not undone. */
export function profileChange(before: User, draft: ProfileDraft): ProfileChange {
  const name = draft.name.trim();
  const biography = draft.biography.trim();
  return {
    ...(name === before.name ? {} : { name }),
    ...(biography === before.biography ? {} : { biography }),
    ...(draft.picture === before.pictureUrl ? {} : { picture: draft.picture }),
  };
}
