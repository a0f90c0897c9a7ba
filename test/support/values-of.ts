import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';

/** The names of the values that an ICU message takes, each once, however deep in a plural or a choice. */
export const valuesOf = (message: string): string[] => [...new Set(named(parse(message)))].sort();

function named(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.tag) return named(element.children);
    const options = 'options' in element ? Object.values(element.options) : [];
    return [element.value, ...options.flatMap(({ value }) => named(value))];
  });
}
