import { User } from '../account/user';
import { draftOf, fieldsOf, newUser, userChange } from './user-draft';

const grace: User = {
  id: 'u2',
  email: 'grace@example.org',
  name: 'Grace',
  roles: ['ADMIN', 'BROADCASTER'],
  pictureUrl: null,
  biography: '',
  isInvited: false,
};

describe('a user in the form', () => {
  it('is a broadcaster at first', () => {
    expect(draftOf({ ...newUser, email: ' x@example.org ', name: ' X ' })).toEqual({
      email: 'x@example.org',
      name: 'X',
      roles: ['BROADCASTER'],
    });
  });

  it('comes back as it went in', () => {
    expect(userChange(grace, draftOf(fieldsOf(grace)))).toEqual({});
  });

  it('sends the roles when one was taken or given', () => {
    const fields = fieldsOf(grace);

    expect(
      userChange(grace, draftOf({ ...fields, roles: { ...fields.roles, ADMIN: false } })),
    ).toEqual({ roles: ['BROADCASTER'] });
    expect(
      userChange(
        { ...grace, roles: ['ADMIN', 'VIEWER'] },
        { email: grace.email, name: grace.name, roles: ['ADMIN', 'BROADCASTER'] },
      ),
    ).toEqual({ roles: ['ADMIN', 'BROADCASTER'] });
  });
});
