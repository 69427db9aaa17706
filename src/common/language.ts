/** The languages Tanggap speaks. Indonesian is the default. */
export type Language = 'id' | 'en';

/** A text in each language. */
export type Bilingual = Readonly<Record<Language, string>>;

/**
 * Chooses the language from an `Accept-Language` header: the one of ours with
 * the greatest weight, Indonesian where neither is asked for.
 */
export function chooseLanguage(acceptLanguage: string | undefined): Language {
  const asked = (acceptLanguage ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const q = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('q='));
    return { language: tag.split('-')[0], weight: q ? Number(q.slice(2)) || 0 : 1 };
  });
  const weightOf = (language: Language): number =>
    Math.max(0, ...asked.filter((entry) => entry.language === language).map((entry) => entry.weight));
  return weightOf('en') > weightOf('id') ? 'en' : 'id';
}
