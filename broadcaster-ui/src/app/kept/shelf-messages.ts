import { ChunkShelf } from './chunk-shelf';

/** One call of the page to the worker, and its answer. */
export interface ShelfCall {
  readonly id: number;
  readonly method: keyof ChunkShelf;
  readonly args: readonly unknown[];
}

export type ShelfAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly isFull: boolean };
