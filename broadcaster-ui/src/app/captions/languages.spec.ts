import { commonTags, findLanguages, languagesOf, ownName, wellFormedTag } from './languages';

describe('languages', () => {
  const languages = languagesOf(commonTags, 'en');
  const tags = (search: string, takesOthers = true): string[] =>
    findLanguages(languages, search, takesOthers).map(({ tag }) => tag);

  it('calls each by its own name', () => {
    expect(ownName('de-AT')).toBe('Österreichisches Deutsch');
    expect(ownName('ja-JP')).toContain('日本語');
    expect(new Set(commonTags).size).toBe(commonTags.length);
    expect(commonTags.every((tag) => wellFormedTag(tag) === tag)).toBe(true);
  });

  it.each([
    ['deutsch', 'de-DE'],
    ['german', 'de-DE'],
    ['francais', 'fr-FR'],
    ['pt-b', 'pt-BR'],
    ['日本', 'ja-JP'],
  ])('finds "%s"', (search, tag) => {
    expect(tags(search)).toContain(tag);
  });

  it('puts what begins with it first', () => {
    expect(
      tags('en')
        .slice(0, 3)
        .every((tag) => tag.startsWith('en')),
    ).toBe(true);
  });

  it('takes a well-formed tag that is not in the list, where it may', () => {
    expect(tags('sco')).toContain('sco');
    expect(tags('tlh-001')).toEqual(['tlh-001']);
    expect(tags('tlh-001', false)).toEqual([]);
    expect(tags('no such language')).toEqual([]);
  });

  it('takes no tag that is none', () => {
    expect(wellFormedTag('EN-us')).toBe('en-US');
    expect(wellFormedTag('english')).toBeNull();
    expect(wellFormedTag('e')).toBeNull();
    expect(wellFormedTag('en_US')).toBeNull();
  });
});
