import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { excerptAround, markAll } from '../../src/search/excerpt.ts';
import { readQuery } from '../../src/search/read-query.ts';
import { languageOf, readWords, vectorOf } from '../../src/search/words.ts';
import { marked, plain } from './find.ts';

const wordsOf = (text: string) => readWords(text).map(({ word }) => word);

describe('the words of a text', () => {
  it.each([
    ['Cañón, Año y ÉXITO', ['canon', 'ano', 'y', 'exito']],
    ["the teacher’s and students' slips", ['the', 'teachers', 'and', 'students', 'slips']],
    ['K-5, 3–5 and 504', ['k', '5', '3', '5', 'and', '504']],
    ["'; drop table -- \\ <b>", ['drop', 'table', 'b']],
    ['ﬁne e\u0301tude', ['fine', 'etude']],
    ['', []],
  ])('of “%s” are as people look for them', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('are found again where they stand, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const { word, from, to } of readWords(text)) {
          expect(wordsOf(text.slice(from, to))).toEqual([word]);
          expect(word).toMatch(/^[^\s'\\]+$/u);
        }
      }),
    );
  });

  it('stand in a vector in their order, with what hyphens join; a title weighs most and ends before the text', () => {
    const vector = vectorOf({ title: 'Co-teaching', body: 'in 3-5' });
    expect(vector).toBe("'co':1A 'teaching':2A 'coteaching':2A 'in':11 '3':12 '5':13");
  });

  it.each([
    ['We have the same question', 'english'],
    ['Los estudiantes y las familias', 'spanish'],
    ['Rubric template', 'english'],
  ])('of “%s” tell its language', (text, language) => {
    expect(languageOf(wordsOf(text))).toBe(language);
  });
});

describe('what someone typed', () => {
  const told = (text: string) =>
    readQuery(text).map(
      ({ words, exact, open }) => `${words.join(' ')}${exact ? ' exact' : ''}${open ? ' …' : ''}`,
    );

  it.each([
    ['exit slips', ['exit', 'slips …']],
    ['exit slips ', ['exit', 'slips']],
    ['"exit slips"', ['exit slips exact']],
    ['say "exit sli', ['say', 'exit sli exact …']],
    ['“exit slips” now', ['exit slips exact', 'now …']],
    ['co-teaching', ['co teaching exact …']],
    ['a', ['a']],
    ['exit exit exit', ['exit', 'exit …']],
    ['""', []],
    ['?! … ', []],
    [
      'one two three four five six seven eight nine',
      ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'],
    ],
  ])('“%s” is read as %j', (text, terms) => {
    expect(told(text)).toEqual(terms);
  });
});

describe('the place of a text that is shown', () => {
  const mark =
    (...words: string[]) =>
    (word: string) =>
      words.includes(word);

  it('is around what was looked for, cut at spaces', () => {
    const text = `${'Before '.repeat(60)}we keep two fixed blocks${' after'.repeat(60)}`;
    const pieces = excerptAround(text, mark('fixed', 'blocks'));
    expect(plain(pieces)).toMatch(/^… (Before )+we keep two fixed blocks( after)+ …$/);
    expect(marked(pieces)).toEqual(['fixed', 'blocks']);
    expect(plain(pieces).length).toBeLessThan(240);
  });

  it('is where most of the words stand together', () => {
    const text = `fixed ${'and '.repeat(200)}fixed and blocks`;
    expect(marked(excerptAround(text, mark('fixed', 'blocks')))).toEqual(['fixed', 'blocks']);
  });

  it('is the beginning when nothing of the text was looked for', () => {
    expect(excerptAround('Only the title fits', mark('rubric'))).toEqual([
      { text: 'Only the title fits', match: false },
    ]);
  });

  it('says the very text, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 600 }),
        fc.integer({ min: 1, max: 4 }),
        (text, length) => {
          const long = (word: string) => word.length >= length;
          expect(plain(markAll(text, long))).toBe(text.toWellFormed());
          for (const piece of excerptAround(text, long))
            expect(piece.text.isWellFormed()).toBe(true);
        },
      ),
    );
  });
});
