import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { queueDueDigests } from '../../src/digests/index.ts';
import { persons } from '../../src/people/tables.ts';
import { deliveries } from '../../src/platform/mail/deliveries.ts';
import { eventually } from '../support/eventually.ts';
import { atOnce, letLeasesEnd, runSender } from './kill-sender.ts';
import { mondayMorning, openPostOffice } from './post-office.ts';

const taken = 3;
const people = 12;

// One kill at the worst moment; test/chaos/b2-worker-killed.test.ts has many at any moment, and the control.
describe('a worker killed when the mail server has the mails and has not yet said so', () => {
  let office: Awaited<ReturnType<typeof openPostOffice>>;
  beforeAll(async () => {
    office = await openPostOffice();
    await office.readers(people);
    await queueDueDigests(office.deps.db, mondayMorning, async () => undefined);
  });
  afterAll(() => office.close());

  it('sends nobody a second one, shows what is uncertain, and everyone else gets theirs', async () => {
    const held: string[] = [];
    let isDead = () => {};
    const death = new Promise<undefined>((tell) => {
      isDead = () => tell(undefined);
    });
    office.inbox.behave((moment, { to }) => {
      if (moment !== 'end' || office.inbox.mails.length < taken) return undefined;
      if (held.length === atOnce) return undefined; // the second process is not held up
      held.push(to);
      return death;
    });
    await runSender(office, 'ours', () => held.length === atOnce);
    const known = office.inbox.mails.length;
    isDead();
    await eventually(() => expect(office.inbox.mails).toHaveLength(known + atOnce));
    await letLeasesEnd(office);
    await runSender(office, 'ours');

    const counts = [...office.counts().values()];
    expect(counts).toEqual(Array.from({ length: people }, () => 1));
    const unknown = await office.deps.db
      .select({ email: persons.email })
      .from(deliveries)
      .innerJoin(persons, eq(persons.id, deliveries.personId))
      .where(eq(deliveries.state, 'unknown'));
    expect(unknown.map(({ email }) => email).sort()).toEqual(held.sort());
  }, 60_000);
});
