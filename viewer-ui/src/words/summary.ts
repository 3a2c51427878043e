export const summaryWords = {
  summary: 'Summary',
  highlights: 'Highlights',
  soFar: 'So far',
  edited: 'Edited by the host',
  madeBy: (model: string) => `Written by ${model} from the transcript. It may be wrong in places.`,
  madeByModel: 'Written by a language model from the transcript. It may be wrong in places.',
  picked: 'Sentences that say most, picked from the transcript by a program.',
  keyPoints: 'Key points',
  decisions: 'Decisions',
  actionItems: 'To do',
  chapters: 'Chapters',
} as const;
