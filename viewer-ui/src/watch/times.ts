/**
 * Times in the reader's zone and habit (18:00 or 6:00 PM). The sentences are English, so the words in a date are too,
 * in the reader's own kind of English where the browser names one.
 */
const locale = (navigator.languages.find((language) => language.startsWith('en')) ??
  'en-GB') as Intl.LocalesArgument;

export function clockTime(time: Date): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(time);
}

/** A day that is not today, and the time with its zone: somebody may plan from it. */
export function dayAndTime(time: Date): { day: string; time: string } {
  return {
    day: new Intl.DateTimeFormat(locale, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
    }).format(time),
    time: new Intl.DateTimeFormat(locale, {
      hour: 'numeric',
      minute: '2-digit',
      timeZoneName: 'short',
    }).format(time),
  };
}

export function isSameDay(one: Date, other: Date): boolean {
  return one.toDateString() === other.toDateString();
}

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "5 minutes ago"; "just now" under a minute and for a clock that is behind. */
export function ago(time: Date, now: Date): string {
  const elapsed = now.getTime() - time.getTime();
  for (const [unit, unitMs] of steps) {
    if (elapsed >= unitMs) {
      const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
      return relative.format(-Math.floor(elapsed / unitMs), unit);
    }
  }
  return 'just now';
}

export function count(number: number): string {
  return new Intl.NumberFormat(locale).format(number);
}
