import { Marks } from './finder';
import { markedPieces, Piece } from './hit';
import { TranscriptGap } from './transcript';

/** A line of a transcript as a list shows it. */
export interface Line {
  readonly id: string;
  readonly startSeconds: number;
  readonly language: string;
  readonly text: string;
  readonly isCorrected: boolean;
}

export type Row =
  | { readonly kind: 'line'; readonly key: string; readonly line: Line; readonly pieces: Piece[] }
  | { readonly kind: 'gap'; readonly key: string; readonly gap: TranscriptGap };

/** Shorter ones are a breath. */
const noticeableSeconds = 2;

export const rowsOfBlock = 100;

/** Rows in blocks that are shown or not as a whole. */
export function blocksOf(rows: readonly Row[]): Row[][] {
  const blocks: Row[][] = [];
  for (let from = 0; from < rows.length; from += rowsOfBlock) {
    blocks.push(rows.slice(from, from + rowsOfBlock));
  }
  return blocks;
}

/** Lines and gaps in their order, with what was looked for marked. */
export function rowsOf(
  lines: readonly Line[],
  gaps: readonly TranscriptGap[],
  marks: ReadonlyMap<string, Marks>,
): Row[] {
  const rows: Row[] = [];
  const told = gaps.filter(({ seconds }) => seconds >= noticeableSeconds);
  let next = 0;
  const tellGaps = (before: number): void => {
    for (let gap = told[next]; gap && gap.startSeconds < before; gap = told[++next]) {
      rows.push({ kind: 'gap', key: `gap ${gap.startSeconds}`, gap });
    }
  };
  for (const line of lines) {
    tellGaps(line.startSeconds);
    const pieces = markedPieces(line.text, marks.get(line.id) ?? []);
    rows.push({ kind: 'line', key: line.id, line, pieces });
  }
  tellGaps(Number.POSITIVE_INFINITY);
  return rows;
}
