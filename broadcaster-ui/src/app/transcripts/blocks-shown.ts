import { signal } from '@angular/core';

/** Of a line of the usual length. */
const usualRowHeightPx = 54;
/** So much above and below what is seen is there before somebody scrolls to it. */
const aheadPx = 1_200;

/** Which blocks of a long list are near enough to what is seen to be there; the others are empty room of their height. */
export class BlocksShown {
  private readonly shown = signal<ReadonlySet<number>>(new Set([0]));
  private readonly heights = new Map<number, number>();
  private observer: IntersectionObserver | null = null;
  private watched: readonly HTMLElement[] = [];

  has(block: number): boolean {
    return this.shown().has(block);
  }

  /** As high as it was, or as it will be more or less. */
  heightOf(block: number, rows: number): number {
    return this.heights.get(block) ?? rows * usualRowHeightPx;
  }

  /** Somebody is about to go there. */
  show(block: number): void {
    if (this.has(block)) return;
    this.shown.update((shown) => new Set(shown).add(block));
  }

  /** Looks which of the elements, in the order of the blocks, are near what `box` shows. */
  watch(box: HTMLElement, elements: readonly HTMLElement[]): void {
    if (
      this.watched.length === elements.length &&
      this.watched.every((element, index) => element === elements[index])
    )
      return;
    this.close();
    this.watched = elements;
    if (elements.length < 2) return;
    this.observer = new IntersectionObserver(
      (entries) => {
        this.seen(entries);
      },
      { root: box, rootMargin: `${aheadPx}px 0px` },
    );
    for (const element of elements) this.observer.observe(element);
  }

  close(): void {
    this.observer?.disconnect();
    this.observer = null;
    this.watched = [];
  }

  private seen(entries: readonly IntersectionObserverEntry[]): void {
    this.shown.update((before) => {
      const shown = new Set(before);
      for (const { target, isIntersecting, boundingClientRect } of entries) {
        const block = Number(target.getAttribute('data-block'));
        if (isIntersecting) {
          shown.add(block);
        } else if (shown.delete(block)) {
          this.heights.set(block, boundingClientRect.height);
        }
      }
      const isSame = shown.size === before.size && [...shown].every((block) => before.has(block));
      return isSame ? before : shown;
    });
  }
}
