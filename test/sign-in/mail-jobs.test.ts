import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addPerson, invite } from '../../src/people/index.ts';
import type { Mail } from '../../src/platform/mailer.ts';
import { confirmEmailChange, requestEmailChange } from '../../src/sign-in/change-email.ts';
import { createSession } from '../../src/sign-in/index.ts';
import { requestSignIn } from '../../src/sign-in/request-sign-in.ts';
import { mailInvitation } from '../../workers/people/mail-invitation.ts';
import { mailEmailChange, mailEmailChanged } from '../../workers/sign-in/send-email-change.ts';
import { mailWayIn } from '../../workers/sign-in/send-way-in.ts';
import { eventually } from '../support/eventually.ts';
import { openWorkshop } from '../support/workshop.ts';
import { tokenIn } from './postbox.ts';

describe('the mails of sign-in', () => {
  let shop: Awaited<ReturnType<typeof openWorkshop>>;
  const mails: Mail[] = [];
  beforeAll(async () => {
    shop = await openWorkshop();
    shop.deps.mailer.send = async (mail) => {
      mails.push(mail);
      return 'sent';
    };
    shop.start([mailWayIn, mailInvitation, mailEmailChange, mailEmailChanged]);
  });
  afterAll(() => shop.close());

  const arrived = async (kind: string, address: string) => {
    await eventually(() =>
      expect(
        mails.filter((mail) => mail.kind === kind && mail.to.address === address),
      ).toHaveLength(1),
    );
    return mails.find((mail) => mail.kind === kind && mail.to.address === address);
  };

  it('leave by their jobs, from nothing but what was written with the request', async () => {
    const { db, now } = shop.deps;
    const wish = { email: 'ana@school.test', name: 'Ana', role: 'teacher' } as const;
    const ana = await addPerson(db, wish, now());

    await requestSignIn(shop.deps, { email: 'ana@school.test', language: 'en' });
    await invite(shop.deps, null, {
      email: 'guest@school.test',
      role: 'teacher',
      districtId: null,
      districtLead: false,
      language: 'es',
    });
    const personId = ana?.id ?? '';
    const { id: credentialId } = await createSession(db, personId, { method: 'email' }, now());
    const actor = {
      personId,
      credentialId,
      districtId: null,
      via: 'session',
      scopes: [],
      secondFactor: false,
      since: new Date(0),
      termsAccepted: true,
    } as const;
    await requestEmailChange(shop.deps, actor, 'new@school.test');

    expect(tokenIn((await arrived('sign-in', 'ana@school.test'))?.text ?? '')).toHaveLength(43);
    expect((await arrived('invitation', 'guest@school.test'))?.subject).toMatch(/^Invitación/);
    await arrived('email-change-asked', 'ana@school.test');
    const change = await arrived('email-change', 'new@school.test');
    await confirmEmailChange(shop.deps, tokenIn(change?.text ?? ''));
    await arrived('email-changed', 'ana@school.test');
  });
});
