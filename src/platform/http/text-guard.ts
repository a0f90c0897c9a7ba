import { invalidInput } from '../problem.ts';

const deepest = 40;

/**
 * Refuses what JSON can carry and the service cannot keep: NUL, lone surrogates, keys that reach for a prototype, and
 * nesting that only an attack needs.
 *
 * @throws `invalid-input` pointing at the first such place
 */
export function refuseUnsafe(value: unknown, pointer = '#', depth = 0): void {
  if (depth > deepest) throw refuse(pointer, `Nested deeper than ${deepest} levels`);
  if (typeof value === 'string') {
    if (value.includes('\0')) throw refuse(pointer, 'Text must not hold the character U+0000');
    if (!value.isWellFormed()) throw refuse(pointer, 'Text must not hold half of a surrogate pair');
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
        throw refuse(pointer, 'A key has a name that is not allowed');
      }
      refuseUnsafe(inner, `${pointer}/${key.slice(0, 60)}`, depth + 1);
    }
  }
}

const refuse = (pointer: string, detail: string) =>
  invalidInput(undefined, { errors: [{ pointer, detail }] });
