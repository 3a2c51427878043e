import { longestTerm, mostTerms } from './caption-settings';

/** Names and terms as somebody writes them, one a line; empty lines and repeats are nothing. */
export function readTerms(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}

export type TermsProblem = 'too-many' | 'too-long';

export function termsProblem(terms: readonly string[]): TermsProblem | null {
  if (terms.length > mostTerms) return 'too-many';
  return terms.some((term) => term.length > longestTerm) ? 'too-long' : null;
}
