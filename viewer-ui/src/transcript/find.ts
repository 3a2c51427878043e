import type { Line } from './lines';

/** Where the wanted words are: which line, and from where to where in its text. */
export interface Match {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

export const mostMatches = 2_000;
const fewestLetters = 2;

/** Everywhere that the words are, small or large letters, with accents or without; nothing for less than two letters. */
export function find(lines: readonly Line[], text: string): readonly Match[] {
  const wanted = folded(text.trim()).text;
  if (wanted.length < fewestLetters) {
    return [];
  }
  const matches: Match[] = [];
  lines.forEach((line, index) => {
    if (line.kind === 'phrase') {
      findIn(line.phrase.text, wanted, index, matches);
    }
  });
  return matches;
}

function findIn(text: string, wanted: string, line: number, matches: Match[]): void {
  const hay = folded(text);
  let at = hay.text.indexOf(wanted);
  while (at >= 0 && matches.length < mostMatches) {
    const from = hay.places[at] ?? 0;
    const to = hay.places[at + wanted.length] ?? text.length;
    matches.push({ line, from, to });
    at = hay.text.indexOf(wanted, at + wanted.length);
  }
}

interface Folded {
  readonly text: string;
  /** Of each letter, where it stands in the text as it was. */
  readonly places: readonly number[];
}

/** Without accents and in small letters. */
function folded(text: string): Folded {
  let plain = '';
  const places: number[] = [];
  let place = 0;
  for (const letter of text) {
    const bare = letter.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
    places.push(...new Array<number>(bare.length).fill(place));
    plain += bare;
    place += letter.length;
  }
  return { text: plain, places };
}
