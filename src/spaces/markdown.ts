import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { defineProblem } from '../platform/problem.ts';
import { facilitatorsRule, hasWord, keepMark, markAttributes } from './facilitators-mark.ts';
import { mentionRule } from './mentions.ts';

/** Raise it with every change to what comes out: posts rendered by an older one are rendered again when read. */
export const rendererVersion = 1;

const headings = ['h3', 'h4', 'h5', 'h6'];
const blocks = ['p', 'ul', 'ol', 'li', 'blockquote', 'pre', 'hr', 'br'];
const words = ['strong', 'em', 's', 'code', 'a', 'span'];
const link = /^(https?:\/\/|mailto:)/i;
const profile = /^\/people\/[0-9a-f-]{36}$/;

/**
 * No raw HTML, no images, no tables (a few bytes of one become megabytes of cells), and nesting that stops at 20.
 * Addresses become links only when they are written with their scheme.
 */
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, maxNesting: 20 });
markdown.disable(['image', 'table']);
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
markdown.validateLink = (url) => link.test(url);
markdown.inline.ruler.before('link', 'mention', mentionRule);
markdown.inline.ruler.after('mention', 'facilitators', facilitatorsRule);
markdown.core.ruler.push('shift_headings', (state) => {
  for (const token of state.tokens) {
    if (token.type === 'heading_open' || token.type === 'heading_close') {
      token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + 2)}`; // h1 and h2 belong to the page
    }
  }
});

type Attributes = Record<string, string>;

function keepLink(_: string, { href = '', class: kind }: Attributes) {
  if (kind === 'mention' && profile.test(href)) {
    return { tagName: 'a', attribs: { class: 'mention', href } };
  }
  const attribs: Attributes = link.test(href) ? { href, rel: 'nofollow noopener ugc' } : {};
  return { tagName: 'a', attribs };
}

/** The wall behind the parser: what is not listed here does not come out, whatever the parser made. */
export const sanitise = (html: string): string =>
  sanitizeHtml(html, {
    allowedTags: [...headings, ...blocks, ...words],
    allowedAttributes: { a: ['href', 'rel', 'class'], span: markAttributes, ol: ['start'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    nestingLimit: 60,
    transformTags: { a: keepLink, span: keepMark },
  });

export const tooTangled = defineProblem(
  'too-tangled',
  422,
  'This text has more marks than words',
  'Split it into several posts, or take out some of the lines, brackets, stars and other marks.',
);
const mostLines = 4_000;
const mostMarks = 12_000;

/** Refuses what no person writes and what would keep the renderer busy: 64 KiB made of marks or of empty lines. */
function refuseTangled(source: string): void {
  if (source.length <= mostLines) return;
  const lines = source.match(/\n/g)?.length ?? 0;
  const marks = source.match(/[[\]()<>&*_`~#\\|'":@/]/g)?.length ?? 0;
  if (lines > mostLines || marks > mostMarks) throw tooTangled();
}

export type Rendered = {
  html: string;
  /** The beginning in plain words, for lists and mail. */
  excerpt: string;
  mentioned: Set<string>;
  asksFacilitators: boolean;
};

/**
 * Renders what a person wrote, and tells whom they named.
 *
 * @param marksFacilitators  whether `@facilitators` is more than a word here
 * @throws                   `too-tangled` for what could only be meant to keep the renderer busy
 */
export function renderMarkdown(source: string, marksFacilitators = false): Rendered {
  refuseTangled(source);
  const found = { mentioned: new Set<string>(), marksFacilitators, facilitatorsMarks: 0 };
  const tokens = markdown.parse(source, found);
  const html = sanitise(markdown.renderer.render(tokens, markdown.options, found));
  const { mentioned } = found;
  const asksFacilitators = found.facilitatorsMarks > 0;
  return { html, excerpt: beginningOf(tokens, longestExcerpt), mentioned, asksFacilitators };
}

/**
 * Whether words ask whoever looks after the space, where they stand in a post of it.
 *
 * @throws  `too-tangled`
 */
export const asksFacilitators = (source: string): boolean =>
  hasWord(source) && renderMarkdown(source, true).asksFacilitators;

const longestExcerpt = 160;
/** How much of a text its excerpt is made of, characters: marks and addresses take room and are not shown. */
export const excerptReads = longestExcerpt * 12;

/** The beginning of what someone wrote as plain text on one line, for lists and mail. */
export const excerptOf = (source: string, longest = longestExcerpt): string =>
  beginningOf(markdown.parse(source.slice(0, excerptReads), {}), longest);

/** All that someone wrote as plain words, for a search: without marks, and without the addresses behind words. */
export const plainText = (source: string): string =>
  [...piecesOf(markdown.parse(source, {}))].join('');

const ofWords = new RegExp(`^</?(?:${words.join('|')})\\b`);
const escaped = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' } as const;

/**
 * The same words from what was rendered, for a tenth of the work. Takes what `sanitise` made, or the beginning of it:
 * there, nothing but a tag has angle brackets.
 */
export const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>?/g, (tag) => (ofWords.test(tag) ? '' : ' '))
    .replace(/&(?:lt|gt|quot|amp);/g, (entity) => escaped[entity as keyof typeof escaped]);

type Tokens = ReturnType<typeof markdown.parse>;

function* piecesOf(tokens: Tokens): Generator<string> {
  for (const block of tokens) {
    for (const { type, content } of block.children ?? [block]) {
      yield type === 'softbreak' || type === 'hardbreak' ? ' ' : content;
    }
    if (block.content !== '') yield ' ';
  }
}

function beginningOf(tokens: Tokens, longest: number): string {
  const text: string[] = [];
  let length = 0;
  for (const piece of piecesOf(tokens)) {
    text.push(piece);
    length += piece.length;
    if (length > longest * 2) break;
  }
  const line = text
    .join('')
    .slice(0, longest * 12)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  if (line.length <= longest) return line;
  const whole = line.slice(0, longest).replace(/\s+\S*$/u, '');
  const kept = whole.length < longest ? whole : whole.slice(0, longest - 1);
  return `${kept.toWellFormed()}…`;
}
