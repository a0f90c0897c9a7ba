import { describe, expect, it } from '@jest/globals';
import { joinWords, mark, quote } from '../../web/parts/text-edit.ts';

const edit = (text: string, start: number, end: number) => ({ text, start, end });

describe('formatting buttons', () => {
  it('make what is selected bold, and plain again', () => {
    const bold = mark(edit('a word here', 2, 6), 'bold');
    expect(bold.text).toBe('a **word** here');
    expect(mark(bold, 'bold')).toEqual(edit('a word here', 2, 6));
  });

  it('turn the lines of a selection into a list, and back', () => {
    const listed = mark(edit('one\ntwo', 0, 7), 'list');
    expect(listed.text).toBe('- one\n- two');
    expect(mark(listed, 'list').text).toBe('one\ntwo');
  });

  it('link the selected words and wait for the address', () => {
    const linked = mark(edit('see this', 4, 8), 'link');
    expect(linked.text).toBe('see [this](https://)');
    expect(linked.text.slice(0, linked.start)).toBe('see [this](https://');
  });
});

describe('words that come back to a draft', () => {
  it('stand below what is written already', () => {
    expect(joinWords('Half a thought', 'What was refused')).toBe(
      'Half a thought\n\nWhat was refused',
    );
    expect(joinWords(' ', '', 'What was refused')).toBe('What was refused');
  });
});

describe('quoting', () => {
  it('puts the words before an answer, below what is written already', () => {
    expect(quote('', 'Two lines\nof words')).toBe('> Two lines\n> of words\n\n');
    expect(quote('Yes.', 'Why?')).toBe('Yes.\n\n> Why?\n\n');
  });
});
