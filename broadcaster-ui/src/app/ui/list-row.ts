import { Directive, inject, input, TemplateRef } from '@angular/core';
import { PagedList } from './paged-list';

/** How one item of a list looks: `<ng-template [appListRow]="list" let-item>` knows what an item of `list` is. */
@Directive({ selector: 'ng-template[appListRow]' })
export class ListRow<T> {
  readonly appListRow = input.required<PagedList<T, object>>();
  readonly template = inject<TemplateRef<{ $implicit: T }>>(TemplateRef);

  static ngTemplateContextGuard<T>(_: ListRow<T>, context: unknown): context is { $implicit: T } {
    return context !== undefined;
  }
}
