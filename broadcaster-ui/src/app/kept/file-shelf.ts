import { Chunk } from '../media/chunk-cutter';
import { ChunkShelf, KeptChunk, KeptTake, NotKept, TakeManifest } from './chunk-shelf';
import { readManifest } from './manifest';
import { bodyOf, notKept, recordsOf, RecordWriter } from './record-file';
import { syncAccess } from './sync-access';

/** A file of so many bytes is closed, so that its room can be used again when the server has all of it. */
const volumeBytes = 4 * 1024 * 1024;
const factsName = 'take';
const volumeSuffix = '.chunks';

interface Volume {
  readonly name: string;
  readonly chunks: Map<number, PlacedChunk>;
}

interface PlacedChunk extends KeptChunk {
  readonly at: number;
}

/** A take that is being written, or has been looked at. */
interface OpenTake {
  readonly directory: FileSystemDirectoryHandle;
  /** In the order of their chunks; the last one may be open for writing. */
  readonly volumes: Volume[];
  facts: RecordWriter | null;
  writer: RecordWriter | null;
}

/**
 * {@link ChunkShelf} in the origin-private file system: a folder for each take, in it a file with what is known of the
 * take and files of about 4 MiB with its chunks. It runs in a worker, where files can be written in place and flushed
 * (File System 3.4, `createSyncAccessHandle`). Calls must not overlap.
 */
export class FileShelf implements ChunkShelf {
  private readonly open_ = new Map<string, OpenTake>();

  constructor(private readonly root: FileSystemDirectoryHandle) {}

  async begin(manifest: TakeManifest): Promise<void> {
    try {
      const directory = await this.root.getDirectoryHandle(manifest.takeId, { create: true });
      const facts = await writerOf(directory, factsName);
      const take: OpenTake = { directory, volumes: [], facts, writer: null };
      this.open_.set(manifest.takeId, take);
      facts.append('manifest', 0, 0, new TextEncoder().encode(JSON.stringify(manifest)));
    } catch (error) {
      throw notKept(error);
    }
  }

  async keepHeader(takeId: string, header: Uint8Array): Promise<void> {
    await this.note(takeId, 'header', 0, header);
  }

  async keep(takeId: string, chunk: Chunk): Promise<void> {
    const take = this.writing(takeId);
    try {
      if (!take.writer || take.writer.size >= volumeBytes) await nextVolume(take, chunk.seq);
      const { writer } = take;
      const volume = take.volumes.at(-1);
      if (!writer || !volume) throw new NotKept(false);
      const at = writer.size;
      writer.append('chunk', chunk.seq, chunk.capturedAtMs, chunk.bytes);
      const { seq, capturedAtMs, bytes } = chunk;
      volume.chunks.set(seq, { seq, capturedAtMs, length: bytes.length, at });
    } catch (error) {
      throw notKept(error);
    }
  }

  async stop(takeId: string, chunks: number): Promise<void> {
    await this.note(takeId, 'stop', chunks);
  }

  async read(takeId: string, seq: number): Promise<Uint8Array | null> {
    const take = this.open_.get(takeId);
    const volume = take?.volumes.find(({ chunks }) => chunks.has(seq));
    const record = volume?.chunks.get(seq);
    if (!take || !volume || !record) return null;
    try {
      const file = await (await take.directory.getFileHandle(volume.name)).getFile();
      return await bodyOf(file, record);
    } catch {
      return null;
    }
  }

  async forget(takeId: string, beforeSeq: number): Promise<void> {
    const take = this.open_.get(takeId);
    if (!take) return;
    // The newest chunk stays: it says how many there are.
    for (let oldest = take.volumes[0]; oldest && take.volumes[1]; oldest = take.volumes[0]) {
      if (Math.max(...oldest.chunks.keys()) >= beforeSeq) break;
      await take.directory.removeEntry(oldest.name);
      take.volumes.shift();
    }
    await this.note(takeId, 'acknowledged', beforeSeq);
  }

  async remove(takeId: string): Promise<void> {
    const take = this.open_.get(takeId);
    take?.writer?.close();
    take?.facts?.close();
    this.open_.delete(takeId);
    await this.root.removeEntry(takeId, { recursive: true });
  }

  async takeIds(): Promise<string[]> {
    const ids: string[] = [];
    for await (const [name, handle] of this.root.entries()) {
      if (handle.kind === 'directory') ids.push(name);
    }
    return ids;
  }

  async open(takeId: string): Promise<KeptTake | null> {
    try {
      const directory = await this.root.getDirectoryHandle(takeId);
      const facts = await factsOf(directory);
      if (!facts.manifest) return null;
      const volumes = await volumesOf(directory);
      this.open_.get(takeId)?.writer?.close();
      this.open_.get(takeId)?.facts?.close();
      this.open_.set(takeId, { directory, volumes, facts: null, writer: null });
      const all: KeptChunk[] = volumes.flatMap(({ chunks }) => [...chunks.values()]);
      const known = Math.max(0, facts.acknowledgedSeq, ...all.slice(-1).map(({ seq }) => seq + 1));
      return {
        manifest: facts.manifest,
        header: facts.header,
        chunks: all
          .filter(({ seq }) => seq >= facts.acknowledgedSeq)
          .map(({ seq, capturedAtMs, length }) => ({ seq, capturedAtMs, length })),
        total: facts.total ?? known,
      };
    } catch {
      return null;
    }
  }

  private async note(
    takeId: string,
    kind: 'header' | 'stop' | 'acknowledged',
    seq: number,
    body: Uint8Array = new Uint8Array(0),
  ): Promise<void> {
    const take = this.writing(takeId);
    try {
      take.facts ??= await writerOf(take.directory, factsName);
      take.facts.append(kind, seq, 0, body);
    } catch (error) {
      throw notKept(error);
    }
  }

  private writing(takeId: string): OpenTake {
    const take = this.open_.get(takeId);
    if (!take) throw new NotKept(false);
    return take;
  }
}

async function nextVolume(take: OpenTake, seq: number): Promise<void> {
  const name = String(seq).padStart(10, '0') + volumeSuffix;
  const writer = await writerOf(take.directory, name);
  take.writer?.close();
  take.writer = writer;
  take.volumes.push({ name, chunks: new Map() });
}

async function writerOf(directory: FileSystemDirectoryHandle, name: string): Promise<RecordWriter> {
  const file = await directory.getFileHandle(name, { create: true });
  return new RecordWriter(await syncAccess(file));
}

interface Facts {
  readonly manifest: TakeManifest | null;
  readonly header: Uint8Array | null;
  readonly total: number | null;
  readonly acknowledgedSeq: number;
}

async function factsOf(directory: FileSystemDirectoryHandle): Promise<Facts> {
  const file = await (await directory.getFileHandle(factsName)).getFile();
  let manifest: TakeManifest | null = null;
  let header: Uint8Array | null = null;
  let total: number | null = null;
  let acknowledgedSeq = 0;
  for (const record of await recordsOf(file)) {
    if (record.kind === 'manifest') manifest = readManifest(await bodyOf(file, record));
    else if (record.kind === 'header') header = await bodyOf(file, record);
    else if (record.kind === 'stop') total = record.seq;
    else if (record.kind === 'acknowledged') acknowledgedSeq = record.seq;
  }
  return { manifest, header, total, acknowledgedSeq };
}

async function volumesOf(directory: FileSystemDirectoryHandle): Promise<Volume[]> {
  const names: string[] = [];
  for await (const [name] of directory.entries()) {
    if (name.endsWith(volumeSuffix)) names.push(name);
  }
  const volumes: Volume[] = [];
  for (const name of names.sort()) {
    const file = await (await directory.getFileHandle(name)).getFile();
    const records = await recordsOf(file);
    volumes.push({ name, chunks: new Map(records.map((record) => [record.seq, record])) });
  }
  return volumes;
}
