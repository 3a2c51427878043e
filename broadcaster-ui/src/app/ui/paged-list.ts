import { computed, Signal, signal, WritableSignal } from '@angular/core';
import { Page } from '../api/page';

export const pageSize = 20;

export interface AtPage {
  /** Counted from 0. */
  readonly page: number;
}

/**
 * A list that is looked at page by page: what is looked for, what came, and whether that is still true. `Q` is what the
 * list is narrowed by.
 */
export abstract class PagedList<T, Q extends object> {
  private readonly query_: WritableSignal<Q & AtPage>;
  private readonly found = signal<Page<T> | null>(null);
  private readonly failed = signal(false);
  private readonly loading = signal(true);
  private request = 0;

  readonly query: Signal<Q & AtPage>;
  readonly items = computed<readonly T[]>(() => this.found()?.items ?? []);
  readonly total = computed(() => this.found()?.total ?? 0);
  readonly isLoading = this.loading.asReadonly();

  readonly state = computed<'loading' | 'failed' | 'empty' | 'no-match' | 'list'>(() => {
    const found = this.found();
    if (!found) return this.failed() ? 'failed' : 'loading';
    if (found.items.length > 0) return 'list';
    return this.isNarrowed(this.query_()) ? 'no-match' : 'empty';
  });

  /** What is shown came earlier; the last attempt to renew it failed. */
  readonly isStale = computed(() => this.failed() && this.found() !== null);

  readonly range = computed(() => {
    const { items, page, size, total } = this.found() ?? { items: [], page: 0, size: 0, total: 0 };
    const first = page * size;
    return { first: first + 1, last: first + items.length, total };
  });

  readonly hasPrevious = computed(() => this.query_().page > 0);
  readonly hasNext = computed(() => this.range().last < this.total());

  constructor(first: Q) {
    this.query_ = signal({ ...first, page: 0 });
    this.query = this.query_.asReadonly();
  }

  protected abstract find(query: Q & AtPage): Promise<Page<T>>;
  protected abstract isNarrowed(query: Q): boolean;

  go(pages: 1 | -1): Promise<void> {
    return this.ask({ ...this.query_(), page: Math.max(0, this.query_().page + pages) });
  }

  /** Renews what is shown; a failure leaves it and says that it is old. */
  reload(): Promise<void> {
    return this.ask(this.query_());
  }

  protected narrow(by: Partial<Q>): Promise<void> {
    return this.ask({ ...this.query_(), ...by, page: 0 });
  }

  /** After one of the shown items is gone: a page that is empty now is left. */
  protected reloadWithoutOne(): Promise<void> {
    const wasLastOfPage = this.items().length === 1 && this.query_().page > 0;
    return wasLastOfPage ? this.go(-1) : this.reload();
  }

  private async ask(query: Q & AtPage): Promise<void> {
    const request = ++this.request;
    this.query_.set(query);
    this.loading.set(true);
    try {
      const found = await this.find(query);
      if (request !== this.request) return;
      this.found.set(found);
      this.failed.set(false);
    } catch {
      if (request === this.request) this.failed.set(true);
    } finally {
      if (request === this.request) this.loading.set(false);
    }
  }
}
