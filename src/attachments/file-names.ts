import { type DocumentKind, documentKinds, imageEndings } from './file-kinds.ts';
import { refuse } from './rules.ts';

const longest = 120;

/** The name alone, without folders, in letters that no file system and no reader trips over. */
export function cleanName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  return last
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '') // control characters, and those that turn the direction of what follows
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
}

function partsOf(name: string): { stem: string; ending: string } {
  const at = name.lastIndexOf('.');
  if (at <= 0) return { stem: name, ending: '' };
  return { stem: name.slice(0, at), ending: name.slice(at + 1).toLowerCase() };
}

export const endingOf = (name: string): string => partsOf(name).ending;

const named = (stem: string, ending: string) =>
  `${[...(stem || 'file')].slice(0, longest).join('')}.${ending}`;

/**
 * What a document is called when it is downloaded: with an ending that tells what it is.
 *
 * @throws `file-refused` when the name tells of something else
 */
export function nameDocument(given: string, kind: DocumentKind): string {
  const { stem, ending } = partsOf(cleanName(given));
  const [usual, ...others]: readonly string[] = documentKinds[kind].endings;
  if (ending !== '' && ending !== usual && !others.includes(ending)) throw refuse('mismatch');
  return named(stem, ending || String(usual));
}

/** A picture as it is kept. */
export function nameImage(given: string): string {
  const { stem, ending } = partsOf(cleanName(given));
  if (ending !== '' && !imageEndings.includes(ending)) throw refuse('mismatch');
  return named(stem, 'webp');
}

/** How a browser is told the name, in ASCII for old ones and as it is for the others (RFC 6266, RFC 8187). */
export function disposition(how: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${plain}"; filename*=UTF-8''${whole}`;
}
