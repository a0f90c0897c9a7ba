import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { digestMail } from '../../src/digests/digest-mail.ts';
import { usualPreferences } from '../../src/digests/rules.ts';
import { frequencies } from '../../src/digests/schemas.ts';
import { en } from '../../src/digests/words-en.ts';
import { es } from '../../src/digests/words-es.ts';
import { composeMail } from '../../src/platform/mail/transport.ts';
import { valuesOf } from '../support/values-of.ts';
import { aPost, aTopic, found } from './found.ts';

const maria = {
  name: 'Maria Lopez',
  language: 'en',
  timeZone: 'America/Los_Angeles',
  preferences: usualPreferences,
};
const frame = {
  publicUrl: 'https://hallway.example',
  keys: [Buffer.alloc(32, 1)] as [Buffer],
  now: new Date('2026-11-23T15:00:00Z'),
  sender: { from: 'Hallway <hallway@hallway.example>', postalAddress: 'Hallway, 1 Alder Street' },
};
const personId = '01900000-0000-7000-8000-000000000001';
const mailOf = (gathered: ReturnType<typeof found>, reader: Partial<typeof maria> = {}) => {
  const mail = digestMail(personId, { ...maria, ...reader }, gathered, frame);
  if (!mail) throw new Error('There is no mail');
  return mail;
};

describe('the digest as a mail', () => {
  it('is not made when there is nothing to say', () => {
    expect(digestMail(personId, maria, found({}), frame)).toBeUndefined();
  });

  it('says in the subject what is most useful, and why it came at the end', () => {
    const { subject, text } = mailOf(found({ asked: [aPost({ author: 'Rosa Delgado' })] }));
    expect(subject).toBe('Rosa Delgado asked for you: Co-teaching blocks that hold');
    expect(text).toContain('Good morning, Maria. One thing needs you. About two minutes in all.');
    expect(text).toContain('You get this on Mondays because you belong to Multilingual Learners.');
    expect(text).toContain('Hallway, 1 Alder Street');
  });

  it('puts what was asked first, then answers, then what is worth reading', () => {
    const gathered = found({ asked: [aPost({})], answers: [aPost({})], topics: [aTopic({})] });
    for (const part of [mailOf(gathered).html, mailOf(gathered).text.toLowerCase()]) {
      const places = ['answer rosa', 'answers to you', 'worth reading', 'stop this e-mail'].map(
        (words) => part.toLowerCase().indexOf(words),
      );
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(places).not.toContain(-1);
    }
  });

  it('tells of a topic once', () => {
    const gathered = found({
      asked: [aPost({ topicId: 't1' })],
      answers: [aPost({ topicId: 't1' })],
      topics: [aTopic({ topicId: 't1' })],
    });
    expect(mailOf(gathered).text.match(/topics\/t1/g)).toHaveLength(1);
  });

  it('says times with their zone, and the same in Spanish', () => {
    const gathered = found({ answers: [aPost({})] });
    expect(mailOf(gathered).text).toContain('Friday, November 20 at 12:30 PM PST');
    const spanish = mailOf(gathered, { language: 'es' });
    expect(spanish.html).toContain('<html lang="es"');
    expect(spanish.text).toContain('Buenos días, Maria');
    expect(spanish.text).toContain('PST');
    expect(spanish.subject).toBe('Rosa Delgado le ha respondido: Co-teaching blocks that hold');
  });

  it('has every word in both languages, with the same values in it', () => {
    for (const [word, text] of Object.entries(en)) {
      expect([word, valuesOf(es[word as keyof typeof en])]).toEqual([word, valuesOf(text)]);
    }
  });

  it('can be stopped with one click, and names its list', () => {
    const { headers } = mailOf(found({ topics: [aTopic({})] }));
    expect(headers['List-Id']).toBe('Hallway digest <digest.hallway.example>');
    expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    expect(headers['List-Unsubscribe']).toMatch(
      /^<https:\/\/hallway\.example\/unsubscribe\/digest\.[\w.-]+>, <mailto:hallway@hallway\.example\?subject=unsubscribe%20digest>$/,
    );
  });

  it.each(frequencies)('finds words for those who get it %s', (frequency) => {
    const preferences = { ...usualPreferences, frequency };
    for (const language of ['en', 'es']) {
      const { text } = mailOf(found({ topics: [aTopic({})] }), { preferences, language });
      expect(text).not.toMatch(/undefined|\{/);
    }
  });
});

const evil = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style></title><svg onload=alert(1)>',
  '{count, plural, other {#}} {who}',
  '$& $1 \\u003cscript\\u003e',
  '<!--[if mso]><script>alert(1)</script><![endif]-->',
  'Bcc: eve@x.test\r\nBcc: eve@x.test',
  '\u0000\u0007\u202egnp.exe\u2066\ud800',
  'javascript:alert(1)//',
  '😀'.repeat(200),
];

describe('a hostile digest', () => {
  const fields = ['author', 'topicTitle', 'spaceName', 'excerpt'] as const;

  it.each(evil.flatMap((words) => fields.map((field) => [field, words] as const)))(
    'is only text: %s = %j',
    (field, words) => {
      const post = aPost({ [field]: words });
      const gathered = found({
        asked: [post, aPost({})],
        answers: [aPost({ [field]: words })],
        topics: [aTopic({ title: words, excerpt: words, spaceName: words })],
      });
      checkHarmless(mailOf(gathered, { name: words }));
    },
  );

  it('stays harmless and under 60 KB, whatever people write', () => {
    const words = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4000 }),
      fc.constantFrom(...evil),
      fc.constantFrom('<', '&', '"', 'a', '👩‍👩‍👧‍👦').map((sign) => sign.repeat(4000)),
    );
    const wish = fc.record({ author: words, topicTitle: words, spaceName: words, excerpt: words });
    fc.assert(
      fc.property(wish, words, (each, name) => {
        const posts = (n: number) => Array.from({ length: n }, () => aPost(each));
        const topics = Array.from({ length: 12 }, () =>
          aTopic({ ...each, title: each.topicTitle }),
        );
        checkHarmless(mailOf(found({ asked: posts(50), answers: posts(50), topics }), { name }));
      }),
      { numRuns: 150 },
    );
  });
});

function checkHarmless(mail: ReturnType<typeof mailOf>): void {
  const { html, subject, headers, text } = mail;
  const tags = [...html.matchAll(/<\/?([a-zA-Z][\w-]*)/g)].map(([, tag]) =>
    String(tag).toLowerCase(),
  );
  const known = 'html head meta title style body div span table tr td h1 h2 p a'.split(' ');
  expect(tags.filter((tag) => !known.includes(tag))).toEqual([]);
  const attributes = [...html.matchAll(/<[a-z]\w*((?:\s+[\w:-]+="[^"]*")*)\s*\/?>/g)].join(' ');
  expect(attributes).not.toMatch(/\son\w+=/i);
  expect(
    [...html.matchAll(/href="([^"]*)"/g)].filter(
      ([, to]) => !to?.startsWith('https://hallway.example/'),
    ),
  ).toEqual([]);
  expect(Buffer.byteLength(html)).toBeLessThan(60 * 1024);
  expect(subject.length).toBeLessThan(70);
  expect(text).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
  expect(html).not.toContain('undefined');
  const parts = { to: { address: 'maria@school.test' }, subject, text, html, headers };
  expect(() => composeMail('id@x', parts, frame.sender)).not.toThrow();
}
