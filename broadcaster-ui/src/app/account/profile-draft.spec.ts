import { draftOf, profileChange } from './profile-draft';
import { User } from './user';

const ada: User = {
  id: 'u1',
  email: 'ada@example.org',
  name: 'Ada',
  roles: ['BROADCASTER'],
  pictureUrl: '/api/users/u1/picture?v=1',
  biography: 'Counts.',
  isInvited: false,
};

describe('profileChange', () => {
  it('sends nothing where nothing was changed', () => {
    expect(profileChange(ada, { ...draftOf(ada), name: ' Ada ' })).toEqual({});
  });

  it('sends what was changed, trimmed', () => {
    expect(profileChange(ada, { ...draftOf(ada), name: ' Ada Byron ', biography: '' })).toEqual({
      name: 'Ada Byron',
      biography: '',
    });
  });

  it('tells a new picture from none', () => {
    const picture = 'data:image/jpeg;base64,AA';

    expect(profileChange(ada, { ...draftOf(ada), picture })).toEqual({ picture });
    expect(profileChange(ada, { ...draftOf(ada), picture: null })).toEqual({ picture: null });
  });
});
