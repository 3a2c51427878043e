import { Foreground } from './foreground';

describe('Foreground', () => {
  let nowMs: number;
  let foreground: Foreground;

  beforeEach(() => {
    nowMs = 0;
    foreground = new Foreground(() => nowMs);
  });

  const hideFor = (ms: number): void => {
    foreground.changed(true);
    nowMs += ms;
    foreground.changed(false);
  };

  it('says how long the tab was away, until that was noted', () => {
    hideFor(40_000);
    expect(foreground.wasHiddenMs()).toBe(40_000);

    foreground.noted();
    expect(foreground.wasHiddenMs()).toBeNull();
  });

  it('does not mind a short look elsewhere', () => {
    hideFor(3_000);

    expect(foreground.wasHiddenMs()).toBeNull();
  });

  it('knows that it is hidden now', () => {
    foreground.changed(true);

    expect(foreground.isHidden()).toBe(true);
  });
});
