import { describe, expect, it } from '@jest/globals';
import type { Known } from '../../src/search/find-words.ts';
import { meaningOf } from '../../src/search/meaning.ts';
import { markerOf, queryText, typedText } from '../../src/search/query-text.ts';
import { readQuery } from '../../src/search/read-query.ts';

const row = (
  typed: string,
  word: string,
  posts: number,
  how: Known['how'],
  language: Known['language'] = 'english',
): Known => {
  return { typed, word, posts, how, language };
};
const all = row('', '', 1_000, 'same');
const meaning = (text: string, known: Known[], little: string[] = []) =>
  meaningOf(readQuery(text), { known: [all, ...known], little: new Set(little) });

describe('what a query means, given what posts hold', () => {
  it('is a word with its other forms, and how it may go on', () => {
    const found = meaning('grad', [
      row('grad', 'grad', 40, 'same'),
      row('grad', 'grads', 10, 'form'),
      row('grad', 'graduation', 30, 'beginning'),
    ]);
    if (!found) throw new Error('It means something');
    expect(queryText(found, 'beginnings as words')).toBe("(('grad'|'grads'|'graduation'))");
    expect(queryText(found, 'beginnings as such')).toBe("(('grad'|'grads'|'grad':*))");
    expect(found).toMatchObject({ share: 0.08, forgiven: false });
    const mark = markerOf(found);
    expect(['grads', 'gradual', 'ungraded'].map(mark)).toEqual([true, true, false]);
  });

  it('leaves the forms of the other language alone, where the word itself is not used', () => {
    const known = [
      row('data ', 'data', 50, 'same'),
      row('data', 'data', 50, 'same'),
      row('data', 'dato', 9, 'form', 'spanish'),
    ];
    const english = meaning('data ', known);
    expect(english && queryText(english, 'beginnings as words')).toBe("(('data'))");
    const both = meaning('data ', [...known, row('data', 'data', 6, 'same', 'spanish')]);
    expect(both && queryText(both, 'beginnings as words')).toBe("(('data'|'dato'))");
  });

  it('leaves out small words among others, and looks for them when they stand alone or in quotes', () => {
    const known = [row('the', 'the', 900, 'same'), row('rubric', 'rubric', 5, 'same')];
    const text = (typed: string) => {
      const found = meaning(typed, known, ['the']);
      return found && queryText(found, 'beginnings as words');
    };
    expect(text('the rubric ')).toBe("(('rubric'))");
    expect(text('the ')).toBe("(('the'))");
    expect(text('"the rubric"')).toBe("(('the')<->('rubric'))");
  });

  it('takes what is spelled alike for what nobody wrote, and for what hardly anybody did', () => {
    const near = row('asessment', 'assessment', 100, 'near');
    const other = row('asessment', 'amazement', 100, 'near');
    expect(meaning('asessment ', [near, other])).toMatchObject({
      forgiven: true,
      meant: [{ choices: [{ forms: ['assessment'] }] }],
    });
    const written = row('asessment', 'asessment', 2, 'same');
    expect(meaning('asessment ', [written, near])).toMatchObject({
      forgiven: false,
      meant: [{ choices: [{ forms: ['asessment', 'assessment'] }] }],
    });
    const rare = row('asessment', 'assessment', 3, 'near');
    expect(meaning('asessment ', [written, rare])).toMatchObject({
      meant: [{ choices: [{ forms: ['asessment'] }] }],
    });
  });

  it('is nothing when no post can have one of the words', () => {
    expect(meaning('rubric dragons ', [row('rubric', 'rubric', 5, 'same')])).toBeUndefined();
    expect(meaning('"rubric dragons"', [row('rubric', 'rubric', 5, 'same')])).toBeUndefined();
  });

  it('is words with a hyphen, or the same without', () => {
    const found = meaning('co-teaching ', [row('coteaching', 'coteaching', 4, 'same')]);
    expect(found && queryText(found, 'beginnings as words')).toBe(
      "(('co')<->('teaching')|'coteaching')",
    );
    expect(typedText(readQuery('co-teaching now'))).toBe("('co'<->'teaching')&('now')");
  });
});
