import { type SQL, sql } from 'drizzle-orm';
import type { Language } from './words.ts';

/**
 * What the forms of the word in the column `word` share, as an array: `{}` for a word that says little. Accents are gone
 * from the word, which Spanish endings need: they are put back where only one can have stood.
 */
export const stemOf = (language: Language): SQL =>
  language === 'english'
    ? sql`ts_lexize('english_stem', word)`
    : sql`ts_lexize('spanish_stem', regexp_replace(word, '([cs])ion$', '\\1ión'))`;
