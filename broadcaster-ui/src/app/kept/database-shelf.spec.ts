import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { chunkOf, manifestOf, shelfContract } from '../../testing/shelf-contract';
import { DatabaseShelf } from './database-shelf';

describe('DatabaseShelf', () => {
  shelfContract(() => {
    const factory = new IDBFactory();
    return {
      shelf: new DatabaseShelf(factory),
      reopen: () => new DatabaseShelf(factory),
    };
  });

  it('keeps nothing where the browser does not let it', async () => {
    const refusing = {
      open: () => {
        throw new DOMException('', 'SecurityError');
      },
    };
    const shelf = new DatabaseShelf(refusing as unknown as IDBFactory);

    await expect(shelf.begin(manifestOf('a'))).rejects.toMatchObject({ isFull: false });
    await expect(shelf.keep('a', chunkOf(0))).rejects.toMatchObject({ name: 'NotKept' });
    expect(await shelf.open('a')).toBeNull();
  });
});
