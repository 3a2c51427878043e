import { ChoiceOption } from '../ui/choice';
import { words } from '../words';

const server = 'server';
const usualDays: readonly number[] = [7, 30, 90, 365];

/** How long a recording can be kept; `current` is among them, also where it was set elsewhere. */
export function retentionChoices(current: number | null): ChoiceOption[] {
  const days = new Set(usualDays);
  if (current !== null && current > 0) days.add(current);
  const sorted = [...days].sort((a, b) => a - b);
  return [null, ...sorted, 0].map((value) => ({
    value: retentionValue(value),
    label: label(value),
  }));
}

export function retentionValue(days: number | null): string {
  return days === null ? server : String(days);
}

export function readRetention(value: string): number | null {
  return value === server ? null : Number(value);
}

function label(days: number | null): string {
  const say = words.form.retentions;
  if (days === null) return say.server;
  return days === 0 ? say.forEver : say.days(days);
}
