import { IngestConnection } from './ingest-connection';
import { framed } from './protocol';
import { OutgoingChunk } from './take-dialogue';

/** Stands for the answer of a chunk that was never sent. */
export const unread = Symbol('unread');

/** Where chunks wait that have to be read first: they are read one after the other, so that they leave in their order. */
export class ChunkLine {
  private reading: Promise<unknown> = Promise.resolve();
  private reads = 0;

  /**
   * Sends a chunk, right away where nothing is being read, otherwise behind what is. The answer is the server's, or
   * `unread`: it could not be read, or `isCurrent` says that the connection is another one by now.
   */
  send(
    chunk: OutgoingChunk,
    takeId: string,
    connection: IngestConnection,
    isCurrent: () => boolean,
    unreadable: (seq: number) => void,
  ): Promise<unknown> {
    const bytes = this.reads === 0 ? chunk.bytes() : this.reading.then(() => chunk.bytes());
    if (bytes instanceof Uint8Array) return emit(chunk, takeId, bytes, connection);
    this.reads++;
    const sent = bytes.then((read) => {
      if (!isCurrent()) return unread;
      if (read) return { answer: emit(chunk, takeId, read, connection) };
      unreadable(chunk.seq);
      return unread;
    });
    this.reading = sent.catch(() => undefined).finally(() => this.reads--);
    return sent.then((emitted) => (emitted === unread ? unread : emitted.answer));
  }
}

function emit(
  { seq, capturedAtMs }: OutgoingChunk,
  takeId: string,
  bytes: Uint8Array,
  connection: IngestConnection,
): Promise<unknown> {
  const payload = { takeId, seq, capturedAt: new Date(capturedAtMs).toISOString() };
  return connection.request('publish:chunk', payload, framed(bytes));
}
