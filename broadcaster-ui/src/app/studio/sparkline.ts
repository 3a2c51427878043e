import { Component, computed, input } from '@angular/core';

const width = 120;
const height = 28;

/** A small line of the last values, from zero up; the number beside it carries the meaning. */
@Component({
  selector: 'app-sparkline',
  template: `
    <svg
      role="img"
      preserveAspectRatio="none"
      [attr.viewBox]="'0 0 ' + width + ' ' + height"
      [attr.aria-label]="label()"
    >
      @if (line(); as points) {
        <polygon [attr.points]="area()" />
        <polyline [attr.points]="points" />
      }
    </svg>
  `,
  styles: `
    :host {
      display: block;
    }

    svg {
      display: block;
      width: 100%;
      height: 28px;
    }

    polyline {
      fill: none;
      stroke: var(--accent);
      stroke-width: 1.5;
      stroke-linejoin: round;
      vector-effect: non-scaling-stroke;
    }

    polygon {
      fill: var(--accent-soft);
    }
  `,
})
export class Sparkline {
  readonly values = input.required<readonly number[]>();
  readonly label = input.required<string>();
  /** How many values fill the whole width. */
  readonly capacity = input(60);
  /** The top of the scale is at least this, so that noise about nothing stays flat. */
  readonly atLeast = input(1);

  protected readonly width = width;
  protected readonly height = height;
  private readonly points = computed(() =>
    sparklinePoints(this.values(), this.capacity(), this.atLeast()),
  );
  protected readonly line = computed(() =>
    this.points()
      .map(({ x, y }) => `${x},${y}`)
      .join(' '),
  );
  protected readonly area = computed(() => {
    const first = this.points()[0];
    return first ? `${first.x},${height} ${this.line()} ${width},${height}` : '';
  });
}

/** The newest value is at the right edge. */
export function sparklinePoints(
  values: readonly number[],
  capacity: number,
  atLeast: number,
): { readonly x: number; readonly y: number }[] {
  const top = Math.max(atLeast, ...values) * 1.15;
  const step = width / (capacity - 1);
  const round = (value: number): number => Math.round(value * 10) / 10;
  return values.map((value, index) => ({
    x: round(width - (values.length - 1 - index) * step),
    y: round(height - (Math.max(0, value) / top) * (height - 2) - 1),
  }));
}
