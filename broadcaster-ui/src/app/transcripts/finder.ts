import { computed, linkedSignal, Signal, signal } from '@angular/core';

/** Something with words in it. */
export interface Searchable {
  readonly id: string;
  readonly text: string;
}

export type Marks = readonly (readonly [number, number])[];

const mostPlaces = 5_000;

/** Looks for words in lines that are there already, whatever their case and accents, and goes from place to place. */
export class Finder {
  private readonly query_ = signal('');
  private readonly folded = new WeakMap<Searchable, Folded>();

  readonly query = this.query_.asReadonly();
  /** Marks of each line that has some. */
  readonly marks = computed<ReadonlyMap<string, Marks>>(() => {
    const wanted = fold(this.query_().trim()).text;
    const found = new Map<string, Marks>();
    if (wanted === '') return found;
    for (const line of this.lines()) {
      const marks = marksIn(this.foldedOf(line), wanted);
      if (marks.length > 0) found.set(line.id, marks);
      if (found.size === mostPlaces) break;
    }
    return found;
  });
  readonly places = computed(() => [...this.marks().keys()]);
  /** Which place is looked at. */
  private readonly index = linkedSignal({ source: this.query_, computation: () => 0 });
  readonly current = computed(() => this.places()[this.index()] ?? null);
  readonly number = computed(() => (this.current() === null ? 0 : this.index() + 1));

  constructor(private readonly lines: Signal<readonly Searchable[]>) {}

  search(query: string): void {
    this.query_.set(query);
  }

  /** Behind the last one comes the first. */
  go(by: 1 | -1): void {
    const count = this.places().length;
    if (count > 0) this.index.update((index) => (index + by + count) % count);
  }

  private foldedOf(line: Searchable): Folded {
    const known = this.folded.get(line);
    if (known) return known;
    const made = fold(line.text);
    this.folded.set(line, made);
    return made;
  }
}

interface Folded {
  readonly text: string;
  /** Where each of its letters, and its end, stands in the text that it was made of; null: at the same place. */
  readonly at: readonly number[] | null;
}

function fold(text: string): Folded {
  // Most of it is so in most languages of this script, and a day of talk is a million letters.
  if (isAscii(text)) return { text: text.toLowerCase(), at: null };
  let folded = '';
  const at: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const letter = foldLetter(text.charAt(index));
    folded += letter;
    while (at.length < folded.length) at.push(index);
  }
  return { text: folded, at: [...at, text.length] };
}

function foldLetter(letter: string): string {
  if (isAscii(letter)) return letter.toLowerCase();
  return letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

function marksIn({ text, at }: Folded, wanted: string): Marks {
  const marks: [number, number][] = [];
  for (let from = text.indexOf(wanted); from >= 0; from = text.indexOf(wanted, from + 1)) {
    const end = from + wanted.length;
    marks.push(at === null ? [from, end] : [at[from] ?? 0, at[end] ?? 0]);
    from = end - 1;
  }
  return marks;
}
