/** One piece of a message, as `build/compile-messages.ts` writes it. */
export type Part =
  | string
  | { arg: string }
  | { number: string }
  | { pound: true }
  | { plural: string; of: Record<string, Part[]> }
  | { select: string; of: Record<string, Part[]> };

export type Message = string | Part[];

/**
 * Writes a message out with its values, by the plural rules of the language.
 *
 * @returns  the pieces in order: text, and values of other kinds (React nodes) as they were given
 */
export function writeMessage<V>(
  message: Message,
  values: Record<string, V>,
  language: string,
): (string | V)[] {
  if (typeof message === 'string') return [message];
  return message.flatMap((part) => writePart(part, values, language, 0));
}

function writePart<V>(
  part: Part,
  values: Record<string, V>,
  language: string,
  count: number,
): (string | V)[] {
  const inside = (parts: Part[], of = count) =>
    parts.flatMap((each) => writePart(each, values, language, of));
  const asNumber = (value: unknown) => new Intl.NumberFormat(language).format(Number(value));

  if (typeof part === 'string') return [part];
  if ('arg' in part) return [values[part.arg] ?? ''];
  if ('number' in part) return [asNumber(values[part.number])];
  if ('pound' in part) return [asNumber(count)];
  if ('select' in part) return inside(part.of[String(values[part.select])] ?? part.of.other ?? []);
  const amount = Number(values[part.plural]);
  const form = new Intl.PluralRules(language).select(amount);
  return inside(part.of[`=${amount}`] ?? part.of[form] ?? part.of.other ?? [], amount);
}
