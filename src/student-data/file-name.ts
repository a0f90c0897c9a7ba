import { examine } from './rules.ts';
import type { Found } from './whose.ts';

/** Signs that stand in names of files where people would write a space; of dates and numbers they are a part. */
const insteadOfSpace = /_|(?<=\p{L})[-.+](?=[\p{L}\d])|(?<=\d)[-.+](?=\p{L})/gu;

/** What the name of a file may tell: the name as it is, or as it would be written by hand. Both are as long as each other. */
export function findInName(name: string): Found[] {
  const { findings } = examine(name);
  return findings.length > 0 ? findings : examine(name.replace(insteadOfSpace, ' ')).findings;
}
