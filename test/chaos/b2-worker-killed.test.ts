import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { queueDueDigests } from '../../src/digests/index.ts';
import { persons } from '../../src/people/tables.ts';
import { deliveries } from '../../src/platform/mail/deliveries.ts';
import { atOnce, letLeasesEnd, runSender } from '../digests/kill-sender.ts';
import { mondayMorning, openPostOffice } from '../digests/post-office.ts';

const kills = 10;
const people = 200;

describe('B2: a worker killed with -9 again and again while it sends', () => {
  let office: Awaited<ReturnType<typeof openPostOffice>>;
  beforeEach(async () => {
    office = await openPostOffice();
    office.inbox.behave((moment) => (moment === 'end' ? pause(25, undefined) : undefined));
    await office.readers(people);
    await queueDueDigests(office.deps.db, mondayMorning, async () => undefined);
  });
  afterEach(() => office.close());

  async function runKilled(how: 'ours' | 'naive', times: number) {
    for (let kill = 1; kill <= times; kill += 1) {
      const enough = office.inbox.mails.length + 5 + kill;
      await runSender(office, how, () => office.inbox.mails.length >= enough);
      await pause(60); // what the server was told before the end, it still takes
      await letLeasesEnd(office);
    }
    await runSender(office, how);
  }

  const doubles = () => [...office.counts().values()].filter((count) => count > 1).length;

  it('sends nobody a second one, shows what is uncertain, and everyone else gets theirs', async () => {
    await runKilled('ours', kills);
    const rows = await office.deps.db
      .select({ email: persons.email, state: deliveries.state })
      .from(deliveries)
      .innerJoin(persons, eq(persons.id, deliveries.personId));
    const counts = office.counts();
    const unknown = rows.filter(({ state }) => state === 'unknown');
    expect(doubles()).toBe(0);
    expect(unknown.length).toBeGreaterThan(0); // or the kills came between the mails, and proved nothing
    expect(unknown.length).toBeLessThanOrEqual(kills * atOnce);
    expect(rows.filter(({ state }) => state === 'sent').length).toBe(people - unknown.length);
    const unsent = rows.filter(({ state, email }) => state === 'sent' && counts.get(email) !== 1);
    expect(unsent).toEqual([]);
  }, 300_000);

  it('would send second ones, were the state written down after the mail (the control)', async () => {
    await runKilled('naive', 3);
    expect(doubles()).toBeGreaterThan(0);
  }, 300_000);
});
