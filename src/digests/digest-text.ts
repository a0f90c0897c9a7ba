import type { Digest, DigestItem } from './digest.ts';

/** The digest as plain text: the same words in the same order, with whole links. */
export function digestText(digest: Digest): string {
  const { needs, answers, reading } = digest;
  return [
    digest.subject,
    `${digest.greeting}. ${digest.intro}`,
    section(needs.heading, needs.items.map(need)),
    section(answers.heading, answers.items.map(line)),
    section(reading.heading, reading.items.map(line)),
    digest.end,
    [
      '-- ',
      digest.why,
      linked(digest.settings),
      linked(digest.stop),
      digest.reply,
      digest.postalAddress,
    ]
      .filter(Boolean)
      .join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n');
}

const section = (heading: string, items: string[]): string =>
  items.length === 0 ? '' : `${heading.toLocaleUpperCase()}\n${items.join('\n')}`;

const need = ({ title, detail, button, href }: DigestItem, at: number): string =>
  `${at + 1}. ${title}\n   ${detail}\n   ${button}: ${href}`;

const line = ({ title, detail, meta, href }: DigestItem): string =>
  `- ${title}\n  ${detail}\n  ${meta}: ${href}`;

const linked = ({ label, href }: { label: string; href: string }): string => `${label}: ${href}`;
