import { digestPreferences } from '../../src/digests/tables.ts';
import { persons } from '../../src/people/tables.ts';
import { newId } from '../../src/platform/ids.ts';
import { deliveries } from '../../src/platform/mail/deliveries.ts';
import { type Mailer, mailTransport, openMailer } from '../../src/platform/mailer.ts';
import { memberships, posts, spaces, topics } from '../../src/spaces/tables.ts';
import { openInbox } from '../support/inbox.ts';
import { openWorkshop, type Store } from '../support/workshop.ts';

/** Monday, 23 November 2026, a quarter past seven in Chicago. */
export const mondayMorning = new Date('2026-11-23T13:15:00Z');

/** Workers, a mail server, and people who have something to read. */
export async function openPostOffice(store?: Store) {
  const [inbox, workshop] = await Promise.all([openInbox(), openWorkshop(store)]);
  const { deps } = workshop;
  const mailers: Mailer[] = [];
  const openMailerHere = () => {
    const sender = { from: 'Hallway <hallway@hallway.test>' };
    const mailer = openMailer({ ...deps, transport: mailTransport(inbox.url, undefined), sender });
    mailers.push(mailer);
    return mailer;
  };
  const clock = { now: mondayMorning };
  deps.now = () => clock.now;
  deps.mailer = openMailerHere();

  /** So many members of a space in which somebody started a topic. */
  async function readers(count: number, wish: { timeZone?: string } = {}) {
    const at = new Date('2026-11-01T12:00:00Z');
    const person = (name: string, email: string) => ({
      ...{ id: newId(), name, email, role: 'teacher' as const, createdAt: at },
      ...{ timeZone: 'America/Chicago', verification: 'reviewed' as const, ...wish },
    });
    const rosa = person('Rosa Delgado', `rosa-${newId()}@school.test`);
    const crowd = Array.from({ length: count }, (_, n) =>
      person(`Reader ${n}`, `reader-${newId()}@school.test`),
    );
    await deps.db.insert(persons).values([rosa, ...crowd]);
    const spaceId = newId();
    await deps.db.insert(spaces).values({
      ...{ id: spaceId, name: 'Exit slips', purpose: 'x', kind: 'open', joinPolicy: 'open' },
      ...{ hue: 'pine', startedById: rosa.id, createdAt: at },
    });
    const member = { spaceId, role: 'member' as const, joinedAt: at };
    await deps.db
      .insert(memberships)
      .values([rosa, ...crowd].map(({ id }) => ({ ...member, personId: id })));
    const topicId = await startTopic(spaceId, rosa.id, new Date('2026-11-20T12:00:00Z'));
    return { crowd, rosa, spaceId, topicId };
  }

  async function startTopic(spaceId: string, authorId: string, at: Date): Promise<string> {
    const [id, postId] = [newId(), newId()];
    await deps.db.insert(topics).values({
      ...{ id, spaceId, authorId, kind: 'discussion', title: 'How do you start?', createdAt: at },
      ...{ postsCount: 1, lastPosition: 1, lastPostAt: at, lastPostId: postId },
      ...{ lastPosterId: authorId, lastExcerpt: 'We begin with one question.' },
    });
    await deps.db.insert(posts).values({
      ...{ id: postId, topicId: id, authorId, position: 1, source: 'We begin with one question.' },
      ...{ html: '<p>We begin with one question.</p>', htmlVersion: 1, createdAt: at },
    });
    return id;
  }

  return {
    ...workshop,
    inbox,
    clock,
    readers,
    startTopic,
    openMailerHere,
    states: async () => {
      const counts: Record<string, number> = {};
      const rows = await deps.db.select({ state: deliveries.state }).from(deliveries);
      for (const { state } of rows) counts[state] = (counts[state] ?? 0) + 1;
      return counts;
    },
    prefer: (personId: string, frequency: 'daily' | 'off') =>
      deps.db.insert(digestPreferences).values({
        ...{ personId, frequency, weekday: 'mon', hour: 7 },
        changedAt: new Date('2026-11-01T12:00:00Z'),
      }),
    /** Who got how many mails. */
    counts: () => {
      const got = new Map<string, number>();
      for (const { to } of inbox.mails)
        for (const each of to) got.set(each, (got.get(each) ?? 0) + 1);
      return got;
    },
    async close() {
      await workshop.close();
      await Promise.all(mailers.map((mailer) => mailer.close()));
      await inbox.close();
    },
  };
}
