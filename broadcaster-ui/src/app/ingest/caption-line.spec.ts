import { FakeClock, FakeIngest } from '../../testing/fake-ingest';
import { SpokenCaption } from '../speech/spoken-captions';
import { CaptionLine } from './caption-line';
import { IngestConnection } from './ingest-connection';

describe('CaptionLine', () => {
  let clock: FakeClock;
  let server: FakeIngest;
  let connection: IngestConnection;
  let line: CaptionLine;

  beforeEach(() => {
    clock = new FakeClock();
    server = new FakeIngest();
    const nothing = (): void => undefined;
    connection = server.connect({
      opened: nothing,
      closed: nothing,
      health: nothing,
      error: nothing,
    });
    connection.open('token');
    line = new CaptionLine(clock.later);
  });

  const caption = (text: string, final = true): SpokenCaption => ({
    id: text,
    takeId: 't1',
    startMs: 0,
    endMs: 1,
    text,
    final,
  });
  const told = (): unknown[] => server.told.map(({ payload }) => (payload as SpokenCaption).text);

  it('keeps final phrases while the line is away, and drops guesses', async () => {
    line.send(caption('lost', false));
    line.send(caption('kept'));
    expect(server.told).toEqual([]);

    line.opened(connection);

    expect(server.told).toEqual([{ event: 'publish:caption', payload: caption('kept') }]);
    await clock.advance(170);
    line.send(caption('now', false));
    expect(told()).toEqual(['kept', 'now']);
  });

  it('never sends more than the server takes', async () => {
    for (let phrase = 0; phrase < 8; phrase++) line.send(caption(`p${phrase}`));
    line.opened(connection);
    for (let ms = 0; ms < 1_000; ms += 10) {
      line.send(caption('guess', false));
      await clock.advance(10);
    }

    expect(server.told.length).toBeLessThanOrEqual(10);
    expect(told()).not.toContain('guess');
  });

  it('gives the oldest up beyond sixty', async () => {
    for (let phrase = 0; phrase < 70; phrase++) line.send(caption(`p${phrase}`));
    line.opened(connection);
    for (let phrase = 0; phrase < 70; phrase++) await clock.advance(170);

    expect(told()).toHaveLength(60);
    expect(told()[0]).toBe('p10');
  });

  it('goes on with the next connection', async () => {
    line.opened(connection);
    line.closed();
    line.send(caption('kept'));
    await clock.advance(1_000);
    expect(told()).toEqual([]);

    line.opened(connection);
    expect(told()).toEqual(['kept']);
  });
});
