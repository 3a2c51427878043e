import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { renewWhile } from './renewal';

describe('renewWhile', () => {
  let isWorthIt: boolean;
  let renewed: number;
  let finish: () => void;

  @Component({ template: '' })
  class Page {
    constructor() {
      renewWhile(
        () => isWorthIt,
        3_000,
        () => {
          renewed++;
          return new Promise<void>((resolve) => (finish = resolve));
        },
      );
    }
  }

  beforeEach(() => {
    vi.useFakeTimers();
    isWorthIt = true;
    renewed = 0;
    finish = (): void => undefined;
  });

  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it('renews at its pace, one at a time, and ends with the page', async () => {
    const fixture = TestBed.createComponent(Page);
    await vi.advanceTimersByTimeAsync(7_000);
    expect(renewed).toBe(1);

    finish();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(renewed).toBe(2);

    finish();
    fixture.destroy();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(renewed).toBe(2);
  });

  it('leaves the server alone when nothing changes by itself', async () => {
    isWorthIt = false;
    TestBed.createComponent(Page);
    await vi.advanceTimersByTimeAsync(10_000);

    expect(renewed).toBe(0);
  });

  it('waits while nobody looks, and renews at once when somebody does', async () => {
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    TestBed.createComponent(Page);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(renewed).toBe(0);

    visibility.mockReturnValue('visible');
    document.dispatchEvent(new Event('visibilitychange'));

    expect(renewed).toBe(1);
  });
});
