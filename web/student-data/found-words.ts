import type { Review, Reviewed, Wording } from './views.ts';

/** The words that a finding is about. */
export const wordsOf = ({ pointer, start, end }: Review['findings'][number], words: Wording) =>
  textAt(pointer, words)?.slice(start, end).trim() ?? '';

function textAt(pointer: string, { title, body, words, attachments }: Wording): string | undefined {
  const [, file, part] = /^#\/attachments\/(\d)\/(name|alt)$/.exec(pointer) ?? [];
  if (file !== undefined) return attachments?.[Number(file)]?.[part as 'name' | 'alt'];
  const [, index] = /^#\/words\/(\d)$/.exec(pointer) ?? [];
  if (index !== undefined) return words?.[Number(index)];
  return pointer === '#/title' ? title : body;
}

type File = { name: string; alt: string };

/**
 * Whether something was found in how a file is called, or in what is said of it: of the file that was reviewed, wherever
 * it stands among the others by now, and only while the words are still there.
 */
export function isFoundIn({ findings, words }: Reviewed, file: File, part: keyof File): boolean {
  return findings.some((finding) => {
    const [, at] = new RegExp(`^#/attachments/(\\d)/${part}$`).exec(finding.pointer) ?? [];
    const isIt = at !== undefined && words.attachments?.[Number(at)]?.name === file.name;
    return isIt && file[part].includes(wordsOf(finding, words));
  });
}
