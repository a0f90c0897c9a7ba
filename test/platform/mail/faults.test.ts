import { describe, expect, it } from '@jest/globals';
import {
  faultCodes,
  isHopeless,
  judgeFault,
  waitAfter,
} from '../../../src/platform/mail/faults.ts';

describe('judging a failed mail', () => {
  it.each([
    ['the server was not there', { code: 'ECONNECTION' }, false, 'later'],
    ['the greeting said 554', { responseCode: 554, command: 'CONN' }, false, 'later'],
    ['our sign-in was refused', { responseCode: 535, command: 'AUTH PLAIN' }, false, 'later'],
    ['our sender was refused', { responseCode: 550, command: 'MAIL FROM' }, false, 'later'],
    ['greylisted', { responseCode: 450, command: 'RCPT TO' }, false, 'later'],
    ['no such mailbox', { responseCode: 550, command: 'RCPT TO' }, false, 'bounced'],
    ['refused after the dot', { responseCode: 554, command: 'DATA' }, true, 'bounced'],
    ['put off after the dot', { responseCode: 451, command: 'DATA' }, true, 'later'],
    ['cut in the body', { code: 'ECONNECTION' }, true, 'uncertain'],
    ['silent after the dot', { code: 'ETIMEDOUT' }, true, 'uncertain'],
    ['not even an error', 'what', true, 'uncertain'],
  ] as const)('%s', (_what, error, handed, verdict) => {
    expect(judgeFault(error, handed)).toBe(verdict);
  });

  it('keeps codes only, for the words may quote the address', () => {
    const error = {
      responseCode: 550,
      command: 'RCPT TO',
      response: '550 <ana@school.test> unknown',
    };
    expect(faultCodes(error)).toBe('550 RCPT TO');
    expect(faultCodes({ code: 'ana@school.test' })).toBe('failed');
  });

  it('waits longer each time, for a day in all', () => {
    const waits = Array.from({ length: 30 }, (_, n) => waitAfter(n + 1));
    expect(waits.slice(0, 3)).toEqual([120, 240, 480]);
    expect(Math.max(...waits)).toBe(4 * 3600);
    expect(isHopeless(20 * 3600, 4 * 3600)).toBe(false);
    expect(isHopeless(20 * 3600 + 1, 4 * 3600)).toBe(true);
  });
});
