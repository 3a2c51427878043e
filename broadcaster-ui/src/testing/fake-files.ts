import { NotKept } from '../app/kept/chunk-shelf';

type Bytes = Uint8Array<ArrayBuffer>;

/** A disk with so much room, and what a crash or a broken sector does to it. */
export class FakeDisk {
  freeBytes = Number.MAX_SAFE_INTEGER;
  readonly files = new Map<string, Bytes>();
  private readonly open = new Set<string>();
  flushes = 0;

  /** All file handles are gone, as after a crash of the tab. */
  crash(): void {
    this.open.clear();
  }

  /** The names of all files in a folder. */
  names(folder: string): string[] {
    return [...this.files.keys()].filter((path) => path.startsWith(`${folder}/`)).sort();
  }

  change(path: string, change: (bytes: Bytes) => Bytes): void {
    const bytes = this.files.get(path);
    if (!bytes) throw new Error(`No file ${path}`);
    this.files.set(path, change(bytes));
  }

  /** As much of the origin-private file system as the shelf uses. */
  get root(): FileSystemDirectoryHandle {
    return this.directory('') as unknown as FileSystemDirectoryHandle;
  }

  private directory(path: string): object {
    return {
      getDirectoryHandle: (name: string, options?: { create?: boolean }) =>
        options?.create === true || this.folders(path).has(name)
          ? Promise.resolve(this.directory(`${path}${name}/`))
          : Promise.reject(new DOMException('', 'NotFoundError')),
      getFileHandle: (name: string, options?: { create?: boolean }) => {
        const file = path + name;
        if (!this.files.has(file)) {
          if (options?.create !== true)
            return Promise.reject(new DOMException('', 'NotFoundError'));
          this.files.set(file, new Uint8Array(0));
        }
        return Promise.resolve(this.file(file));
      },
      removeEntry: (name: string) => {
        for (const file of [...this.files.keys()]) {
          if (file !== path + name && !file.startsWith(`${path}${name}/`)) continue;
          if (this.open.has(file)) {
            return Promise.reject(new DOMException('', 'NoModificationAllowedError'));
          }
          this.freeBytes += this.files.get(file)?.length ?? 0;
          this.files.delete(file);
        }
        return Promise.resolve();
      },
      entries: () => this.entries(path),
    };
  }

  private folders(path: string): Set<string> {
    return new Set(
      [...this.files.keys()].flatMap((file) => {
        const [folder, ...rest] = file.slice(path.length).split('/');
        return file.startsWith(path) && folder !== undefined && rest.length > 0 ? [folder] : [];
      }),
    );
  }

  private async *entries(path: string): AsyncGenerator<[string, { kind: string }]> {
    await Promise.resolve();
    for (const folder of this.folders(path)) yield [folder, { kind: 'directory' }];
    for (const file of this.files.keys()) {
      const name = file.slice(path.length);
      if (file.startsWith(path) && !name.includes('/')) yield [name, { kind: 'file' }];
    }
  }

  private file(path: string): object {
    const bytes = (): Bytes => this.files.get(path) ?? new Uint8Array(0);
    return {
      getFile: () => Promise.resolve(blobOf(bytes())),
      createSyncAccessHandle: () => {
        if (this.open.has(path)) {
          return Promise.reject(new DOMException('', 'NoModificationAllowedError'));
        }
        this.open.add(path);
        return Promise.resolve({
          getSize: () => bytes().length,
          write: (added: Bytes, { at }: { at: number }) => {
            const fits = Math.min(added.length, this.freeBytes);
            const grown = new Uint8Array(Math.max(bytes().length, at + fits));
            grown.set(bytes());
            grown.set(added.subarray(0, fits), at);
            this.freeBytes -= grown.length - bytes().length;
            this.files.set(path, grown);
            if (fits < added.length) throw new DOMException('', 'QuotaExceededError');
            return fits;
          },
          truncate: (size: number) => {
            this.freeBytes += bytes().length - size;
            this.files.set(path, bytes().slice(0, size));
          },
          flush: () => this.flushes++,
          close: () => this.open.delete(path),
        });
      },
    };
  }
}

function blobOf(bytes: Bytes): object {
  return {
    size: bytes.length,
    slice: (from: number, to: number) => blobOf(bytes.slice(from, to)),
    arrayBuffer: () => Promise.resolve(bytes.slice().buffer),
  };
}

/** What a call that must not keep anything ended with. */
export async function notKept(work: Promise<unknown>): Promise<NotKept> {
  try {
    await work;
  } catch (error) {
    if (error instanceof NotKept) return error;
    throw error;
  }
  throw new Error('It was kept');
}
