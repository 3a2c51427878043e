import { readRetention, retentionChoices, retentionValue } from './retention';

describe('retentionChoices', () => {
  it('begins with what the server says and ends with for ever', () => {
    expect(retentionChoices(null).map(({ label }) => label)).toEqual([
      'As long as the server keeps recordings',
      '7 days',
      '30 days',
      '90 days',
      '365 days',
      'Until somebody deletes it',
    ]);
  });

  it('has the days that were set elsewhere, in their place and once', () => {
    expect(retentionChoices(45).map(({ value }) => value)).toEqual([
      'server',
      '7',
      '30',
      '45',
      '90',
      '365',
      '0',
    ]);
    expect(retentionChoices(30)).toHaveLength(6);
    expect(retentionChoices(0)).toHaveLength(6);
  });

  it.each([null, 0, 1, 30, 3650])('reads back what it wrote: %s', (days) => {
    expect(readRetention(retentionValue(days))).toBe(days);
  });
});
