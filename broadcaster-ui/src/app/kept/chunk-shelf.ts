import { Chunk } from '../media/chunk-cutter';

/** What has to be known of a take to send it later, from another page and perhaps by another version of the studio. */
export interface TakeManifest {
  readonly takeId: string;
  readonly streamId: string;
  readonly streamTitle: string;
  /** Whose it is: nobody else who uses this browser sees it or sends it. */
  readonly userId: string;
  readonly mimeType: string;
  readonly timesliceMs: number;
  readonly keyFrameIntervalMs: number;
  readonly startedAtMs: number;
}

/** A chunk on the shelf, without its bytes. */
export interface KeptChunk {
  readonly seq: number;
  readonly capturedAtMs: number;
  readonly length: number;
}

/** A take as it was found on the shelf. */
export interface KeptTake {
  readonly manifest: TakeManifest;
  /** The container header; null when the take broke off before there was any media. */
  readonly header: Uint8Array | null;
  /** In their order; without those that the server has, and without what a crash tore. */
  readonly chunks: readonly KeptChunk[];
  /** How many chunks the take has: as its end said, else as far as it is known. */
  readonly total: number;
}

/** There was no room, or the disk refused: the chunk is not kept. */
export class NotKept extends Error {
  constructor(readonly isFull: boolean) {
    super(isFull ? 'No room left' : 'The storage failed');
    this.name = 'NotKept';
  }
}

/**
 * The place on this browser's disk where takes wait until the recorder has them. What was kept survives a closed tab and
 * a crashed browser. Each call waits for the ones before it. Every writing call rejects with {@link NotKept} when
 * nothing was written; it never writes half of anything that could be taken for the whole.
 */
export interface ChunkShelf {
  begin(manifest: TakeManifest): Promise<void>;
  keepHeader(takeId: string, header: Uint8Array): Promise<void>;
  /** Resolves when the chunk is on disk. */
  keep(takeId: string, chunk: Chunk): Promise<void>;
  /** The take is over and had so many chunks. */
  stop(takeId: string, chunks: number): Promise<void>;
  /** A chunk's bytes, of a take that was begun or opened here; null when they are not there, or not what was written. */
  read(takeId: string, seq: number): Promise<Uint8Array | null>;
  /** The server has everything before `beforeSeq`; its room may be used again. */
  forget(takeId: string, beforeSeq: number): Promise<void>;
  remove(takeId: string): Promise<void>;
  /** All takes that are kept here, whoever's. */
  takeIds(): Promise<string[]>;
  /** Null for a take that is not here, or of which nothing can be made out. */
  open(takeId: string): Promise<KeptTake | null>;
}
