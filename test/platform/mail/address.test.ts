import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BadMail, isMailAddress } from '../../../src/platform/mail/address.ts';
import { checkEnvelope, composeMail } from '../../../src/platform/mail/transport.ts';

const sender = { from: 'Hallway <hallway@hallway.test>' };
const parts = { to: { address: 'ana@school.test' }, subject: 'Hello', text: 'Hello' };

describe('the address of a mail', () => {
  it.each(['ana@school.test', 'a.b+c@k12.ca.us', "o'neil_x-1@sub.school.example", 'A@B.CD'])(
    'is one plain address: %s',
    (address) => expect(isMailAddress(address)).toBe(true),
  );

  it.each([
    '',
    'ana',
    'ana@school',
    'ana@127.0.0.1',
    'ana@[127.0.0.1]',
    '<ana@x.test>eve@y.test',
    'ana@x.test, eve@y.test',
    'ana@x.test; eve@y.test',
    'group: ana@x.test, eve@y.test;',
    'Ana <ana@x.test>',
    '"ana eve"@x.test',
    'ana@x.test (eve)',
    'ana@x.test\r\nBcc: eve@y.test',
    'ana@x.test\n',
    ' ana@x.test',
    'ana\u0000@x.test',
    'ana%y.test@x.test',
    'y.test!ana@x.test',
    'ana@@x.test',
    'ana@x.test@y.test',
    '.ana@x.test',
    'ana.@x.test',
    'a..b@x.test',
    'ana@-x.test',
    'ana@x..test',
    'ana@x.test.',
    'ana@xn--\u00e4.test',
    '\u0430na@x.test',
    'ana@\u0445.test',
    `${'a'.repeat(65)}@x.test`,
    `ana@${'x.'.repeat(130)}test`,
    'ana@school.test\u2028',
  ])('is refused when it is not: %j', (address) => {
    expect(isMailAddress(address)).toBe(false);
    expect(() => composeMail('id@x', { ...parts, to: { address } }, sender)).toThrow(BadMail);
  });

  it('never lets a sign of the list grammar through', () => {
    const sign = fc.constantFrom(...'<>,;:"()[]\\ \r\n\t\u0000'.split(''));
    const spot = fc.integer({ min: 0, max: 15 });
    fc.assert(
      fc.property(sign, spot, (each, at) => {
        const text = 'ana@school.test';
        return !isMailAddress(text.slice(0, at) + each + text.slice(at));
      }),
      { numRuns: 1000 },
    );
  });

  it('answers at once for long nonsense', () => {
    expect(isMailAddress(`${'a.'.repeat(500_000)}@`)).toBe(false); // one that looks back would take hours
  });
});

describe('the headers of a mail', () => {
  it.each(['\r\nBcc: eve@y.test', '\nX: y', '\rX', '\u0000', '\u2028Bcc: x'])(
    'take no line break: %j',
    (bad) => {
      const compose = (change: object) => () => composeMail('i@x', { ...parts, ...change }, sender);
      expect(compose({ subject: `Hello${bad}` })).toThrow(BadMail);
      expect(compose({ to: { ...parts.to, name: `Ana${bad}` } })).toThrow(BadMail);
      expect(compose({ headers: { 'List-Id': `x${bad}` } })).toThrow(BadMail);
    },
  );

  it.each(['Bcc', 'To', 'From', 'Content-Type', 'X-Ana\r\nBcc', 'Message-ID', 'Reply-To'])(
    'are ours where they matter: %j',
    (name) => {
      expect(() => composeMail('i@x', { ...parts, headers: { [name]: 'x' } }, sender)).toThrow(
        BadMail,
      );
    },
  );

  it('go to the one recipient, or nowhere', () => {
    const mail = composeMail('i@x', parts, sender);
    expect(() => checkEnvelope(['ana@school.test'], mail)).not.toThrow();
    expect(() => checkEnvelope(['eve@y.test'], mail)).toThrow(BadMail);
    expect(() => checkEnvelope(['ana@school.test', 'eve@y.test'], mail)).toThrow(BadMail);
    expect(() => checkEnvelope([], mail)).toThrow(BadMail);
  });
});
