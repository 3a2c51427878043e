import { ComponentFixture, TestBed } from '@angular/core/testing';
import { aPhrase } from '../../testing/transcripts';
import { TranscriptLines } from './transcript-lines';

/** Tells what is near when it is asked to, as a browser does when somebody scrolls. */
class FakeObserver {
  static last: FakeObserver | null = null;
  readonly observed: Element[] = [];

  constructor(private readonly callback: (entries: unknown[]) => void) {
    FakeObserver.last = this;
  }

  observe(element: Element): void {
    this.observed.push(element);
  }

  disconnect(): void {
    this.observed.length = 0;
  }

  near(...blocks: number[]): void {
    this.callback(
      this.observed.map((target, index) => ({
        target,
        isIntersecting: blocks.includes(index),
        boundingClientRect: { height: 4_321 },
      })),
    );
  }
}

describe('TranscriptLines', () => {
  let fixture: ComponentFixture<TranscriptLines>;
  let element: HTMLElement;

  beforeEach(async () => {
    vi.stubGlobal('IntersectionObserver', FakeObserver);
    fixture = TestBed.createComponent(TranscriptLines);
    const lines = Array.from({ length: 8_000 }, (_, index) =>
      aPhrase({ id: `p${index}`, startSeconds: index }),
    );
    fixture.componentRef.setInput('lines', lines);
    await fixture.whenStable();
    element = fixture.nativeElement as HTMLElement;
  });

  afterEach(() => {
    vi.unstubAllGlobals();
  });

  const shown = (): number => element.querySelectorAll('li').length;
  const near = async (...blocks: number[]): Promise<void> => {
    FakeObserver.last?.near(...blocks);
    await fixture.whenStable();
  };

  it('has of six hours only the lines that are near, and room for the others', async () => {
    expect(shown()).toBe(100);
    expect(element.querySelectorAll('ol')).toHaveLength(80);

    await near(40, 41);

    expect(shown()).toBe(200);
    expect(document.getElementById('said-p4000')).not.toBeNull();
    expect(document.getElementById('said-p0')).toBeNull();
    expect(element.querySelector('ol')?.style.minHeight).toBe('4321px');
  });

  it('has a line that somebody looks for, however far away it is', async () => {
    fixture.componentRef.setInput('found', 'p7999');
    await fixture.whenStable();

    expect(document.getElementById('said-p7999')?.classList).toContain('found');
    expect(shown()).toBe(200);
  });

  it('goes with what is heard until somebody scrolls, and again when asked to', async () => {
    fixture.componentRef.setInput('active', 'p500');
    await fixture.whenStable();
    expect(document.getElementById('said-p500')).not.toBeNull();

    element.querySelector('.box')?.dispatchEvent(new WheelEvent('wheel'));
    fixture.componentRef.setInput('active', 'p900');
    await fixture.whenStable();
    expect(document.getElementById('said-p900')).toBeNull();

    element.querySelector<HTMLElement>('.return')?.click();
    await fixture.whenStable();
    expect(document.getElementById('said-p900')).not.toBeNull();
  });
});
