import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { valuesOf } from '../support/values-of.ts';

type Catalogue = Record<string, string>;
const read = (language: string): Catalogue =>
  JSON.parse(readFileSync(`web/catalogues/${language}.json`, 'utf8'));
const english = read('en');
const spanish = read('es');

const sources = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'web'])
  .toString()
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && existsSync(file))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

/** Every text in the sources that reads like a key, and the patterns of those that are put together. */
const families = [...new Set(Object.keys(english).map((key) => key.split('.')[0]))].join('|');
/** Events of the socket are named like keys. */
const events = new Set(
  [...readFileSync('src/spaces/events.ts', 'utf8').matchAll(/type: '([^']+)'/g)].map(
    ([, type]) => type,
  ),
);
const written = new Set(
  [...sources.matchAll(new RegExp(`'((?:${families})\\.[\\w.-]+)'`, 'g'))].map(
    ([, key]) => key ?? '',
  ),
);
const patterns = [...sources.matchAll(new RegExp(`\`((?:${families})\\.[^\`]*)\``, 'g'))].map(
  ([, text]) => {
    const parts = (text ?? '').split(/\$\{[^}]*\}/).map((part) => part.replace(/[.]/g, '\\.'));
    return new RegExp(`^${parts.join('[\\w-]+')}$`);
  },
);

describe('the catalogues', () => {
  it('say the same things in English and Spanish', () => {
    expect(Object.keys(spanish).sort()).toEqual(Object.keys(english).sort());
    expect(Object.values(spanish).filter((text) => text.trim() === '')).toEqual([]);
  });

  it('take the same values in both', () => {
    const all = (catalogue: Catalogue) =>
      Object.entries(catalogue).map(([key, text]) => [key, valuesOf(text)]);
    expect(all(spanish)).toEqual(all(english));
  });

  it('hold every key that a screen uses', () => {
    expect([...written].filter((key) => !(key in english) && !events.has(key))).toEqual([]);
    const empty = patterns.filter(
      (pattern) => !Object.keys(english).some((key) => pattern.test(key)),
    );
    expect(empty).toEqual([]);
  });

  it('hold nothing that no screen uses', () => {
    const isUsed = (key: string) =>
      written.has(key) || patterns.some((pattern) => pattern.test(key));
    expect(Object.keys(english).filter((key) => !isUsed(key))).toEqual([]);
  });

  it('keep to the voice: no exclamation marks, no capitals for whole words', () => {
    const loud = /!|\b[A-ZÁÉÍÓÚÑ]{4,}\b/;
    expect(
      [...Object.values(english), ...Object.values(spanish)].filter((text) => loud.test(text)),
    ).toEqual([]);
  });
});
