import { describe, expect, it } from '@jest/globals';
import { allowancesOf, checkNewcomerText, isNew, readText } from '../../src/pace/rules.ts';

const id = (n: number) => `0190f3c2-0000-7000-8000-${String(n).padStart(12, '0')}`;
const names = (count: number) =>
  Array.from({ length: count }, (_, n) => `@[Ana Ruiz](${id(n)})`).join(' ');
const read = (text: string) => readText(text, 'hallway.test');
const came = new Date('2026-11-10T15:00:00Z');
const later = (days: number) => new Date(came.getTime() + days * 86_400_000);

describe('who is new', () => {
  it.each([
    ['on the first day', 0, 0, true],
    ['with nine posts that stand', 1, 9, true],
    ['with the tenth post not any more', 1, 10, false],
    ['just before the week is over', 6.99, 0, true],
    ['after a week not any more, without a word', 7, 0, false],
  ])('%s', (_, days, posts, expected) => {
    expect(isNew(came, posts, later(days))).toBe(expected);
  });
});

describe('what a text holds', () => {
  it.each<[string, string, string[]]>([
    ['no link', 'Nothing here but words / and more.', []],
    ['a link', 'See https://example.org/a/b.', ['example.org/a/b']],
    [
      'one link, however it is written',
      'https://www.Example.org/a?x=1 http://example.org/a#y',
      ['example.org/a'],
    ],
    [
      'a link of Markdown',
      '[so](https://example.org/a) and ![it](//example.net/b)',
      ['example.org/a', 'example.net/b'],
    ],
    ['an address of mail', '[write](mailto:a@example.org)', ['a@example.org']],
    ['two places', '<https://a.example/> https://b.example', ['a.example', 'b.example']],
    ['a name before a host', 'https://hallway.test@evil.example/x', ['evil.example/x']],
    ['nothing of our own', 'http://hallway.test/topics/1', []],
  ])('is %s', (_, text, links) => {
    expect(read(text).links).toEqual(links);
  });

  it('is the same to a reader whatever its case, spaces and signs', () => {
    expect(read('Buy  NOW,   at the **shop**!').words).toBe(read('buy now at the shop').words);
    expect(read(`${names(3)} ${names(2)}`).mentions).toBe(3);
  });
});

describe('what new members may send at once', () => {
  const links = (count: number) =>
    Array.from({ length: count }, (_, n) => `https://example.org/${n}`).join(' ');
  it.each([
    ['two links', links(2), false],
    ['three links', links(3), true],
    ['five people', names(5), false],
    ['six people', names(6), true],
  ])('%s', (_, text, refused) => {
    const check = () => checkNewcomerText(read(text));
    if (refused) expect(check).toThrow(/up to [25]/);
    else expect(check).not.toThrow();
  });
});

describe('what counts of an act', () => {
  const telling = read('The very same words, sent to everybody, with https://example.org/shop');
  it.each([
    ['a post of a new member', 'post', true, ['posts 10', 'words 3', 'link 5', 'links 60']],
    ['a post of anybody', 'post', false, ['words 3', 'link 5', 'links 60']],
    [
      'a topic of a new member',
      'topic',
      true,
      ['posts 10', 'topics 3', 'words 3', 'link 5', 'links 60'],
    ],
    ['an invitation of a new member', 'invitation', true, ['invitations 5']],
    ['an invitation of anybody', 'invitation', false, []],
    ['an edit', 'edit', true, []],
  ] as const)('%s', (_, act, newcomer, expected) => {
    expect(allowancesOf(act, telling, newcomer).map(({ name, max }) => `${name} ${max}`)).toEqual(
      expected,
    );
  });

  it.each(['post', 'edit'] as const)('is, of a new member, whom a %s asks in a topic', (act) => {
    const asking = (isNewcomer: boolean) =>
      allowancesOf(act, read('Thanks'), isNewcomer, id(1)).filter(
        ({ name }) => name === 'facilitators',
      );
    expect(asking(true)).toMatchObject([{ of: id(1), max: 1, seconds: 3600 }]);
    expect(asking(false)).toEqual([]);
  });

  it('is nothing of a short line: thanks may be said all day', () => {
    expect(allowancesOf('post', read('Thank you!'), false)).toEqual([]);
  });
});
