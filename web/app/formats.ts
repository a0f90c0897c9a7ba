const made = new Map<string, Intl.DateTimeFormat>();

/** Writes dates. Each kind of writer is made once, since that takes longer than to write a hundred dates with it. */
export function dateFormat(
  language: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const format = made.get(key) ?? new Intl.DateTimeFormat(language, options);
  made.set(key, format);
  return format;
}
