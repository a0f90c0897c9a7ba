const marks: Record<string, string> = { B: '**', STRONG: '**', I: '_', EM: '_', CODE: '`' };
const blocks = /^(P|DIV|UL|OL|BLOCKQUOTE|TABLE|TR|H[1-6]|SECTION|ARTICLE)$/;

/**
 * Turns what was copied from Word or Docs into Markdown: paragraphs, headings, lists, quotes, links, bold and italic. The
 * rest of the formatting stays behind.
 *
 * @returns  undefined when the plain text says as much
 */
export function markdownFrom(html: string): string | undefined {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  if (!body.querySelector('b,strong,i,em,li,a[href],blockquote,h1,h2,h3,h4,code')) return undefined;
  for (const noise of body.querySelectorAll('style,script,meta,title')) noise.remove();
  return write(body)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function write(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.textContent ?? '').replace(/\s+/g, ' ');
  if (!(node instanceof HTMLElement)) return '';
  const inner = [...node.childNodes].map(write).join('');
  const { tagName } = node;
  if (tagName === 'BR') return '\n';
  if (tagName === 'LI') return `\n${bulletOf(node)} ${inner.trim()}`;
  if (tagName === 'BLOCKQUOTE') return `\n\n${inner.trim().replace(/^/gm, '> ')}\n\n`;
  if (/^H[1-6]$/.test(tagName)) return `\n\n### ${inner.trim()}\n\n`;
  if (blocks.test(tagName)) return `\n\n${inner}\n\n`;
  if (node instanceof HTMLAnchorElement) return linkOf(node, inner);
  const mark = markOf(node);
  return mark && inner.trim() ? wrap(inner, mark) : inner;
}

function bulletOf(item: HTMLElement): string {
  const list = item.parentElement;
  return list?.tagName === 'OL' ? `${[...list.children].indexOf(item) + 1}.` : '-';
}

const linkOf = (link: HTMLAnchorElement, inner: string) =>
  /^https?:$/.test(link.protocol) && inner.trim() ? `[${inner.trim()}](${link.href})` : inner;

/**
 * Docs wraps everything in a `<b>` whose weight is normal: the style counts, where there is one. It is read as text, since
 * the content security policy keeps it from becoming a style.
 */
function markOf(node: HTMLElement): string | undefined {
  const style = node.getAttribute('style') ?? '';
  const weight = /font-weight:\s*(\w+)/.exec(style)?.[1];
  if (weight) return weight === 'bold' || Number(weight) >= 600 ? '**' : undefined;
  if (/font-style:\s*italic/.test(style)) return '_';
  return marks[node.tagName];
}

/** Blanks stand outside of the marks, or Markdown does not see them. */
function wrap(text: string, mark: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return `${before}${mark}${words}${mark}${after}`;
}
