import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { Message, Part } from '../app/message.ts';

/**
 * Turns ICU messages into the small lists that `app/message.ts` writes out, so that no parser
 * travels to the browser.
 *
 * @throws  SyntaxError of the parser, when a message is not ICU; RangeError for parts we do not use
 */
export function compileMessages(catalogue: Record<string, string>): Record<string, Message> {
  return Object.fromEntries(
    Object.entries(catalogue).map(([key, text]) => {
      const parts = parse(text).map(compilePart);
      const [only] = parts;
      return [key, parts.length === 1 && typeof only === 'string' ? only : parts];
    }),
  );
}

function compilePart(element: MessageFormatElement): Part {
  switch (element.type) {
    case TYPE.literal:
      return element.value;
    case TYPE.argument:
      return { arg: element.value };
    case TYPE.number:
      return { number: element.value };
    case TYPE.pound:
      return { pound: true };
    case TYPE.plural:
      return { plural: element.value, of: options(element.options) };
    case TYPE.select:
      return { select: element.value, of: options(element.options) };
    default:
      throw new RangeError(`Our catalogues do not use this part: ${JSON.stringify(element)}`);
  }
}

const options = (from: Record<string, { value: MessageFormatElement[] }>) =>
  Object.fromEntries(
    Object.entries(from).map(([name, { value }]) => [name, value.map(compilePart)]),
  );
