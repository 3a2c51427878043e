/** A value that others watch: the page's only way of hearing about a change. */
export class State<T> {
  readonly #listeners = new Set<(value: T) => void>();
  #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  set(value: T): void {
    if (Object.is(value, this.#value)) {
      return;
    }
    this.#value = value;
    for (const listener of [...this.#listeners]) {
      listener(value);
    }
  }

  /** Changes some fields of a value that is an object. */
  patch(change: Partial<T>): void {
    this.set({ ...this.#value, ...change });
  }

  /** Calls the listener now and at every change; the answer ends that. */
  watch(listener: (value: T) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#value);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}
