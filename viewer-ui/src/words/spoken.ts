export const spokenWords = {
  title: 'What was said',
  searching: 'Searching what was said',
  found: (count: string, one: boolean) => (one ? `${count} moment` : `${count} moments`),
  nothing: (text: string) => `Nobody said "${text}"`,
  failed: 'What was said cannot be searched now. We keep trying.',
  more: 'Show more moments',
  at: (position: string) => `at ${position}`,
} as const;
