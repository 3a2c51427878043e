/** File System 3.5, in the library of workers only: a file that is written in place, by one tab at a time. */
export interface SyncAccessHandle {
  write(bytes: Uint8Array<ArrayBuffer>, options: { readonly at: number }): number;
  truncate(size: number): void;
  getSize(): number;
  /** Returns when what was written is on disk. */
  flush(): void;
  close(): void;
}

interface WritableFile {
  createSyncAccessHandle(): Promise<SyncAccessHandle>;
}

export function syncAccess(file: FileSystemFileHandle): Promise<SyncAccessHandle> {
  return (file as unknown as WritableFile).createSyncAccessHandle();
}
