import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  excerptOf,
  plainText,
  renderMarkdown,
  sanitise,
  textOf,
} from '../../src/spaces/markdown.ts';
import { longestBody } from '../../src/spaces/schemas.ts';

const person = '0190f3c2-0000-7000-8000-000000000000';
const html = (source: string) => renderMarkdown(source, true).html;

/** Ways past a filter, in the spirit of OWASP's list. */
const attacks = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\nscript:alert(1))',
  '[x](&#x6A;avascript:alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](vbscript:msgbox(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](//evil.example)',
  '[x](https://a.example "onmouseover=alert(1)")',
  '[x](https://a.example"onmouseover="alert(1))',
  '![x](https://evil.example/pixel.png)',
  '![x](javascript:alert(1))',
  '<https://a.example/"onmouseover=alert(1)>',
  '<javascript:alert(1)>',
  '[x]: javascript:alert(1)\n\n[x]',
  '<style>@import "//evil.example"</style>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<form id=body><input name=firstChild>',
  '<p id="app" class="x" style="position:fixed">',
  `@["><script>alert(1)</script>](${person})`,
  `@[x](${person}" onclick="alert(1))`,
  '@facilitators" onclick="alert(1)',
  '<span class="mention" lang="en" onclick="alert(1)">@facilitadores</span>',
  '`<script>`\n\n    <script>\n\n```html\n<script>\n```',
  '[x](mailto:a@b.example?subject=x%0Abcc:all@b.example)',
];
const allowed =
  /^(?:[^<>]|<\/?(?:h[3-6]|p|ul|li|blockquote|pre|strong|em|s|code|ol)>|<(?:br|hr) \/>|<ol start="\d+">|<a>|<\/a>|<a href="(?:https?:\/\/|mailto:)[^"<>]*" rel="nofollow noopener ugc">|<a class="mention" href="\/people\/[0-9a-f-]{36}">|<span class="mention" role="group" lang="e[ns]" aria-label="@facilita(?:tors: everyone who looks after this space|dores: todas las personas que cuidan este espacio)">|<\/span>)*$/i;

describe('what people write', () => {
  it('becomes plain, safe HTML', () => {
    expect(
      html('# Plan\n\nIt **worked**, see [this](https://a.example) & <b>that</b>\nand so on'),
    ).toBe(
      '<h3>Plan</h3>\n<p>It <strong>worked</strong>, see <a href="https://a.example" rel="nofollow noopener ugc">this</a> &amp; &lt;b&gt;that&lt;/b&gt;<br />\nand so on</p>\n',
    );
  });

  it.each(attacks)('lets nothing through of %j', (attack) => {
    for (const source of [attack, `> - ${attack}`, `**${attack}**`, `# ${attack}`]) {
      expect(html(source)).toMatch(allowed);
    }
  });

  const piece = fc.oneof(
    fc.constantFrom(...attacks),
    fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      '`',
      '*',
      '_',
      '~~',
      '#',
      '> ',
      '- ',
      '1. ',
      '\n',
    ),
    fc.constantFrom(
      '&lt;',
      '&#60;',
      '&quot;',
      '\\',
      '"',
      "'",
      '@[',
      '@facilitators',
      'https://',
      'mailto:',
      '  \n',
    ),
    fc.string({ maxLength: 12, unit: 'grapheme' }),
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

  it('lets out only what is listed, and is the same when cleaned twice', () => {
    fc.assert(
      fc.property(text, (source) => {
        const once = html(source);
        expect(once).toMatch(allowed);
        expect(sanitise(once)).toBe(once);
      }),
      { numRuns: Number(process.env.MARKDOWN_RUNS ?? 2_000) },
    );
  });

  it('says the same words as the source, in the same order', () => {
    const wordsOf = (words: string) => words.match(/[\p{L}\p{N}]+/gu);
    fc.assert(
      fc.property(text, (source) => {
        expect(wordsOf(textOf(html(source)))).toEqual(wordsOf(plainText(source)));
      }),
    );
    const marks = `**bold**ly, \`a < b && c\` [here](https://a.example) @[Ana](${person})\n\n- "one"\n- two`;
    expect(textOf(html(marks)).replace(/\s+/g, ' ')).toBe(
      ' boldly, a < b && c here @Ana "one" two ',
    );
    expect(textOf('<p>cut <a href="https://a.exam')).toBe(' cut ');
  });

  it('is cleaned behind the parser too, whatever the parser let out', () => {
    for (const attack of attacks.filter((one) => one.startsWith('<'))) {
      expect(sanitise(attack)).toMatch(allowed);
    }
    expect(sanitise('<a class="mention" href="https://a.example">x</a>')).toBe(
      '<a href="https://a.example" rel="nofollow noopener ugc">x</a>',
    );
    expect(sanitise('<span lang="fr" aria-label="x">x</span>')).toBe('<span>x</span>');
  });

  it('names people, except in code', () => {
    const source = `Hi @[Ana Ruiz](${person}), \`@[Tom](0190f3c2-0000-7000-8000-000000000001)\``;
    const { html: shown, mentioned } = renderMarkdown(source);
    expect(shown).toContain(`<a class="mention" href="/people/${person}">@Ana Ruiz</a>`);
    expect([...mentioned]).toEqual([person]);
  });

  it('has an excerpt in plain words on one line', () => {
    const source = `# Plan\n\nTry **this**, @[Ana](${person}):\n\n- one\n- [two](https://a.example)\n\n\`x\``;
    expect(excerptOf(source)).toBe('Plan Try this, @Ana: one two x');
    expect(excerptOf('word '.repeat(100), 20)).toBe('word word word word…');
    expect(excerptOf(`${'x'.repeat(18)}😀😀😀`, 20)).not.toMatch(/\p{Surrogate}/u);
    expect(excerptOf('a\u0007b\u202e')).toBe('a b\u202e');
  });

  const fill = (piece: string) => piece.repeat(Math.floor(longestBody / piece.length));
  const bombs = {
    ...{ brackets: fill('['), pairs: fill('[]('), nested: '['.repeat(3e4) + ']'.repeat(3e4) },
    ...{ emphasis: fill('*a_ '), bold: fill('a**b'), ticks: fill('`a``'), quotes: fill('>') },
    ...{ lists: fill('- '), numbers: fill('1. '), less: fill('<'), auto: fill('<a:') },
    ...{ entities: fill('&a'), references: fill('[a]: b\n'), http: fill('http://a.') },
    ...{ mail: fill('mailto:'), parens: `[a](${'('.repeat(6e4)}`, titles: fill('[a](b "') },
    ...{ headings: fill('# a\n'), lines: fill('a\n'), empty: fill('\n'), rules: fill('- - -\n') },
    ...{ fences: fill('```\n'), mentions: fill('@['), quoteList: fill('> - '), tabs: fill('\t') },
    ...{
      table: `${fill('|a').slice(0, 3e4)}\n${fill('|-').slice(0, 3e4)}\n`,
      strike: fill('~~a '),
    },
    staircase: Array.from({ length: 250 }, (_, n) => `${' '.repeat(n)}- a`).join('\n'),
    quoteStairs: Array.from({ length: 300 }, (_, n) => `${'> '.repeat(n % 200)}a`).join('\n'),
    tickStairs: Array.from({ length: 350 }, (_, n) => '`'.repeat(n + 1)).join(' '),
    named: fill(`@[a](${person})`),
    words: fill('word & <word> '),
  };
  it.each(Object.entries(bombs))('cannot keep the renderer busy with %s', (_, bomb) => {
    const source = bomb.slice(0, longestBody);
    const took = () => {
      const before = process.cpuUsage();
      try {
        expect(html(source).length).toBeLessThan(8 * longestBody);
      } catch (error) {
        expect(error).toMatchObject({ kind: { slug: 'too-tangled' } });
      }
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1_000;
    };
    expect(Math.min(took(), took(), took())).toBeLessThan(500); // the best of three: others use this machine too
  });
});
