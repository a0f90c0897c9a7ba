import { IntlMessageFormat } from 'intl-messageformat';
import { en, type Word } from './words-en.ts';
import { es } from './words-es.ts';

export type Language = 'en' | 'es';
export type Say = (word: Word, values?: Record<string, string | number>) => string;

const catalogues: Record<Language, Record<Word, string>> = { en, es };
const parsed = new Map<string, IntlMessageFormat>();

export const languageOf = (tag: string): Language => (tag.startsWith('es') ? 'es' : 'en');

/** Says things in one language. Values are put in as they are: whoever shows the result escapes it. */
export const speak =
  (language: Language): Say =>
  (word, values) => {
    const id = `${language} ${word}`;
    const message =
      parsed.get(id) ??
      new IntlMessageFormat(
        catalogues[language][word],
        language === 'en' ? 'en-US' : 'es-US',
        undefined,
        {
          ignoreTag: true,
        },
      );
    parsed.set(id, message);
    return String(message.format(values));
  };

const localeOf = (language: Language) => (language === 'en' ? 'en-US' : 'es-US');

const moment: Intl.DateTimeFormatOptions = {
  ...{ weekday: 'long', month: 'long', day: 'numeric' },
  ...{ hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
};
const monthAndDay: Intl.DateTimeFormatOptions = { month: 'long', day: 'numeric' };
const weekdayOnly: Intl.DateTimeFormatOptions = { weekday: 'long' };

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs more than the rest of a digest, so each is made once. */
function formatOf(
  language: Language,
  timeZone: string,
  style: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const id = `${language} ${timeZone} ${Object.keys(style).join()}`;
  const known = formats.get(id);
  if (known) return known;
  const made = new Intl.DateTimeFormat(localeOf(language), { ...style, timeZone });
  formats.set(id, made);
  return made;
}

const plainSpaces = (text: string) => text.replace(/\s+/g, ' ');

/** A moment with its zone: "Thursday, November 19 at 12:30 PM PST". */
export const sayMoment = (language: Language, timeZone: string, at: Date): string =>
  plainSpaces(formatOf(language, timeZone, moment).format(at));

/** A stretch of days: "November 16 – 22". */
export const sayRange = (language: Language, timeZone: string, from: Date, to: Date): string =>
  plainSpaces(formatOf(language, timeZone, monthAndDay).formatRange(from, to));

/** The day of the week, as a sentence speaks of it: "Mondays" in English, "lunes" in Spanish. */
export function sayWeekday(language: Language, weekday: string, every: boolean): string {
  const at = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(weekday);
  const monday = Date.UTC(2026, 10, 23);
  const name = formatOf(language, 'UTC', weekdayOnly).format(monday + at * 86_400_000);
  return language === 'en' && every ? `${name}s` : name;
}
