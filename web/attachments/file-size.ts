import type { Language } from '../app/language.tsx';

/** How large a file is, as people say it: `1.4 MB`. */
export function fileSize(bytes: number, language: Language): string {
  const large = bytes >= 999_500;
  const format = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: large ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: large ? 1 : 0,
  });
  return format.format(large ? bytes / 1_000_000 : Math.max(1, Math.round(bytes / 1000)));
}

/** `PDF`, `DOCX`: the end of its name, which the server made true. */
export const fileKind = (name: string): string => (/\.(\w+)$/.exec(name)?.[1] ?? '').toUpperCase();
