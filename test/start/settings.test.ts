import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { readConfig } from '../../src/config.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const names = (text: string, line: RegExp) => [...text.matchAll(line)].map(([, name]) => name);

it('explains every setting in .env.example, with values that can be used as they stand', () => {
  const example = read('.env.example');
  const explained = names(example, /^([A-Z0-9_]+)=/gm);

  const settings = names(read('src/config.ts'), /^ {2}([A-Z0-9_]+): /gm);
  expect(settings.length).toBeGreaterThan(10);
  expect(explained).toEqual(expect.arrayContaining(settings.filter((name) => name !== 'NODE_ENV')));

  const values = [...example.matchAll(/^([A-Z0-9_]+)=(.*)$/gm)].map(([, name, value]) => [
    name,
    value,
  ]);
  expect(() => readConfig(Object.fromEntries(values))).not.toThrow();
});
