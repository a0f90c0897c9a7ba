import { describe, expect, it } from '@jest/globals';
import { isFoundIn } from '../../web/student-data/found-words.ts';

const roster = { name: 'Marcus_Hill.pdf', alt: '' };
const board = { name: 'board.webp', alt: 'Ana Ruiz (4th grade) at the board' };
const found = (pointer: string, end: number) => ({
  ...{ pointer, kind: 'student-name' as const, start: 0, end, suggestion: 'A student' },
});
const review = {
  findings: [found('#/attachments/0/name', 11), found('#/attachments/1/alt', 20)],
  rewrite: null,
  words: { body: 'We tried it', attachments: [roster, board] },
};

describe('what the last review found in files', () => {
  it.each([
    ['the name of the one that was meant', roster, 'name', true],
    ['not the name of the one that stands in its place by now', board, 'name', false],
    ['what is said of a picture, wherever it stands', board, 'alt', true],
    ['while more is said', { ...board, alt: `${board.alt} today` }, 'alt', true],
    ['not when it is said otherwise', { ...board, alt: 'A student at the board' }, 'alt', false],
    ['not what is said of another', { ...roster, alt: board.alt }, 'alt', false],
  ] as const)('is shown at %s', (_, file, part, is) => {
    expect(isFoundIn(review, file, part)).toBe(is);
  });
});
