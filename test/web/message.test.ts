import { describe, expect, it } from '@jest/globals';
import { writeMessage } from '../../web/app/message.ts';
import { compileMessages } from '../../web/build/compile-messages.ts';

const say = (text: string, values: Record<string, string | number>, language = 'en') =>
  writeMessage(compileMessages({ text }).text ?? '', values, language).join('');

describe('writing a message', () => {
  const replies = '{count, plural, =0 {no replies} one {# reply} other {# replies}}';

  it.each([
    [0, 'no replies'],
    [1, '1 reply'],
    [2, '2 replies'],
    [1200, '1,200 replies'],
  ])('counts %d as “%s”', (count, expected) => {
    expect(say(replies, { count })).toBe(expected);
  });

  it('puts values in, also inside a plural', () => {
    const text = '{count, plural, one {{name} writes} other {{name} and others write}}';
    expect(say(text, { count: 1, name: 'Priya' })).toBe('Priya writes');
    expect(say(text, { count: 3, name: 'Priya' })).toBe('Priya and others write');
  });

  it('counts within a count', () => {
    const text = '{a, plural, other {# of {b, plural, one {# day} other {# days}}}}';
    expect(say(text, { a: 4, b: 1 })).toBe('4 of 1 day');
  });

  it('keeps what is not text as it was given', () => {
    const place = { a: 'link' };
    const parts = compileMessages({ text: 'Saved {time}.' }).text ?? '';
    expect(writeMessage(parts, { time: place }, 'en')).toEqual(['Saved ', place, '.']);
  });

  it('refuses a catalogue that is not ICU', () => {
    expect(() => compileMessages({ text: '{count, plural, one {a}' })).toThrow(SyntaxError);
  });
});
