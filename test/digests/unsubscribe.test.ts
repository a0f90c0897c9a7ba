import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readUnsubscribeToken, unsubscribeToken } from '../../src/digests/unsubscribe-token.ts';
import { newId } from '../../src/platform/ids.ts';
import { hashShortSecret } from '../../src/platform/secrets.ts';
import { openWorld, type TestPerson, type World } from '../support/world.ts';

const keyOf = (n: number) => Buffer.alloc(32, n);
const keys = [keyOf(1), keyOf(2)] as const;

describe('the token that stops a digest', () => {
  const personId = newId();
  const token = unsubscribeToken(keys, personId);

  it('is good for its person, also while its key is rotated out, and not after', () => {
    expect(readUnsubscribeToken(keys, token)).toBe(personId);
    expect(readUnsubscribeToken([keyOf(3), keyOf(1)], token)).toBe(personId);
    expect(readUnsubscribeToken([keyOf(3), keyOf(4)], token)).toBeUndefined();
  });

  // A12: flipped bit, other purpose, other list, old key.
  it('is refused after any change', () => {
    const alphabet =
      'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/% \n'.split('');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: token.length }),
        fc.constantFrom(...alphabet),
        fc.constantFrom('put', 'add', 'drop'),
        (at, sign, how) => {
          const kept = how === 'add' ? at : at + 1;
          const changed = token.slice(0, at) + (how === 'drop' ? '' : sign) + token.slice(kept);
          return changed === token || readUnsubscribeToken(keys, changed) === undefined;
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it('is refused when it was made for something else, or for someone else', () => {
    const forge = (purpose: string, words: string) =>
      `digest.${personId}.${hashShortSecret(keys, purpose, words)[0]}`;
    expect(readUnsubscribeToken(keys, forge('unsubscribe', `digest ${personId}`))).toBe(personId);
    for (const [purpose, words] of [
      ['calendar', `digest ${personId}`],
      ['unsubscribe', `newsletter ${personId}`],
      ['unsubscribe', `digest ${newId()}`],
      ['unsubscribe', personId],
    ] as const) {
      expect(readUnsubscribeToken(keys, forge(purpose, words))).toBeUndefined();
    }
    expect(readUnsubscribeToken(keys, token.replace('digest', 'newsletter'))).toBeUndefined();
    expect(readUnsubscribeToken(keys, token.toUpperCase())).toBeUndefined();
  });
});

describe('the page that stops a digest', () => {
  let world: World;
  let ana: TestPerson;
  beforeAll(async () => {
    world = await openWorld();
    ana = await world.person();
  });
  afterAll(() => world.close());

  const pageOf = (person: TestPerson) =>
    `/unsubscribe/${unsubscribeToken(world.deps.keys, person.id)}`;
  const post = (url: string, payload: string, headers = {}) =>
    world.app.inject({
      ...{ method: 'POST', url, payload },
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });
  const frequency = async (person: TestPerson) =>
    (await person.get('/me/digest-preferences')).json().frequency;

  it('changes nothing when a mail scanner looks at it', async () => {
    for (const method of ['GET', 'HEAD'] as const) {
      const answer = await world.app.inject({ method, url: pageOf(ana) });
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['referrer-policy']).toBe('no-referrer');
    }
    expect(await frequency(ana)).toBe('weekly');
  });

  it('stops with one click of a mail program, without a cookie, and twice is once', async () => {
    const ben = await world.person();
    const before = await world.count('outbox');
    const mailProgram = { origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' };
    for (const _ of [1, 2]) {
      const answer = await post(pageOf(ben), 'List-Unsubscribe=One-Click', mailProgram);
      expect(answer.statusCode).toBe(200);
    }
    expect(await frequency(ben)).toBe('off');
    expect(await world.count('outbox')).toBe(before + 1);
    expect(await frequency(ana)).toBe('weekly');
  });

  it('offers other ways, and the way back, in the language of the person', async () => {
    const eva = await world.person({ language: 'es' });
    expect((await world.app.inject({ url: pageOf(eva) })).body).toContain('Cada semana');
    expect((await post(pageOf(eva), 'frequency=daily')).body).toContain('cada día');
    expect(await frequency(eva)).toBe('daily');
    await post(pageOf(eva), 'frequency=off');
    await post(pageOf(eva), 'frequency=weekly');
    expect(await frequency(eva)).toBe('weekly');
  });

  it.each([
    '',
    'frequency=hourly',
    'List-Unsubscribe=Two',
    'frequency=off&frequency=weekly',
    '__proto__=x',
  ])('does nothing about a form that is none: %j', async (form) => {
    expect((await post(pageOf(ana), form)).statusCode).toBe(400);
    expect(await frequency(ana)).toBe('weekly');
  });

  it('takes a form and nothing else', async () => {
    const json = { 'content-type': 'text/plain' };
    expect((await post(pageOf(ana), 'List-Unsubscribe=One-Click', json)).statusCode).toBe(415);
  });

  it('answers alike to a wrong token and to somebody who is gone', async () => {
    const gone = `/unsubscribe/${unsubscribeToken(world.deps.keys, newId())}`;
    const wrong = '/unsubscribe/digest.nobody.nothing';
    const answers = await Promise.all(
      [gone, wrong].flatMap((url) => [world.app.inject({ url }), post(url, 'frequency=off')]),
    );
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(answers[0]?.statusCode).toBe(404);
  });
});
