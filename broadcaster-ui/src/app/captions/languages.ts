/** A language as somebody may look for it. */
export interface Language {
  /** BCP 47. */
  readonly tag: string;
  /** In itself, e.g. "Deutsch (Österreich)". */
  readonly name: string;
  /** In the reader's language; empty where it cannot be told. */
  readonly readersName: string;
}

/** What recognisers commonly know. Others can be written as a tag. */
export const commonTags: readonly string[] =
  `af-ZA am-ET ar-AE ar-EG ar-MA ar-SA az-AZ bg-BG bn-BD bn-IN bs-BA ca-ES cs-CZ cy-GB da-DK de-AT de-CH de-DE
  el-GR en-AU en-CA en-GB en-IE en-IN en-KE en-NG en-NZ en-PH en-SG en-US en-ZA es-AR es-CL es-CO es-ES es-MX es-PE
  es-US et-EE eu-ES fa-IR fi-FI fil-PH fr-BE fr-CA fr-CH fr-FR ga-IE gl-ES gu-IN he-IL hi-IN hr-HR hu-HU hy-AM id-ID
  is-IS it-CH it-IT ja-JP ka-GE kk-KZ km-KH kn-IN ko-KR lo-LA lt-LT lv-LV mk-MK ml-IN mn-MN mr-IN ms-MY mt-MT my-MM
  nb-NO ne-NP nl-BE nl-NL pa-IN pl-PL ps-AF pt-BR pt-PT ro-RO ru-RU si-LK sk-SK sl-SI so-SO sq-AL sr-RS sv-SE sw-KE
  ta-IN te-IN th-TH tr-TR uk-UA ur-PK uz-UZ vi-VN zh-CN zh-HK zh-TW zu-ZA`.split(/\s+/);

const mostShown = 50;

/** "Deutsch (Deutschland)" for `de-DE`; the tag itself where the browser knows no name. */
export function ownName(tag: string): string {
  return nameIn(tag, tag) ?? tag;
}

/** All of `tags`, by their own names. */
export function languagesOf(tags: readonly string[], reader?: string): Language[] {
  return tags
    .map((tag) => languageOf(tag, reader))
    .sort((a, b) => a.name.localeCompare(b.name, undefined, { sensitivity: 'base' }));
}

/**
 * What matches a search in any of a language's names, or its tag; one that begins with it comes first. A well-formed tag
 * that is not among `languages` is one more where `takesOthers`.
 */
export function findLanguages(
  languages: readonly Language[],
  search: string,
  takesOthers: boolean,
): Language[] {
  const wanted = plain(search);
  if (wanted === '') return languages.slice(0, mostShown);
  const found = languages.filter((language) => namesOf(language).some((n) => n.includes(wanted)));
  const first = found.filter((language) => namesOf(language).some((n) => n.startsWith(wanted)));
  const rest = found.filter((language) => !first.includes(language));
  const other = takesOthers ? wellFormedTag(search) : null;
  const isNew = other !== null && languages.every(({ tag }) => tag !== other);
  return [...first, ...rest, ...(isNew ? [languageOf(other)] : [])].slice(0, mostShown);
}

/** The tag in its canonical form, or null: a language of two or three letters, with a region or not. */
export function wellFormedTag(text: string): string | null {
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(text.trim())) return null;
  try {
    return Intl.getCanonicalLocales(text.trim())[0] ?? null;
  } catch {
    return null;
  }
}

function languageOf(tag: string, reader?: string): Language {
  return { tag, name: ownName(tag), readersName: nameIn(tag, reader) ?? '' };
}

function namesOf({ tag, name, readersName }: Language): string[] {
  return [name, readersName, tag].map(plain);
}

/** Without case and accents, so that "francais" finds it. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase().trim();
}

function nameIn(tag: string, locale: string | undefined): string | null {
  try {
    const name = new Intl.DisplayNames(locale === undefined ? undefined : [locale], {
      type: 'language',
      fallback: 'none',
    }).of(tag);
    return name === undefined ? null : name.replace(/^\p{Ll}/u, (letter) => upper(letter, locale));
  } catch {
    return null;
  }
}

/** Many languages write their names small; in a list they stand at the beginning. */
function upper(letter: string, locale: string | undefined): string {
  return letter.toLocaleUpperCase(locale);
}
